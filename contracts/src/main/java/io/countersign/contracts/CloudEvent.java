package io.countersign.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in its CloudEvents 1.0 envelope, structured JSON. The attribute {@code type} is part of the JSON and is
 * {@code data}'s class here.
 *
 * @param id derived from the event's cause, so that a repeat has the same
 * @param source the service that speaks, such as {@code /intake}
 * @param subject the signature's id, or the account's where the event is about no signature
 * @param accountid the tenant, and the record's key
 */
public record CloudEvent<E extends Event>(
        String specversion,
        String id,
        String source,
        String subject,
        Instant time,
        AccountId accountid,
        String datacontenttype,

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
        E data) {

    /** The largest event, as JSON in UTF-8. */
    public static final int MAX_BYTES = 512 * 1024;

    /** The largest document that a service derives from events; intake's view, which keeps them all, has twice as much. */
    public static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

    /** The record header that names the event even where its body can't be read. */
    public static final String ID_HEADER = "ce_id";

    /** The record header that names the signature even where the body can't be read. */
    public static final String SUBJECT_HEADER = "ce_subject";

    public CloudEvent {
        requireNonNull(specversion, "specversion");
        requireNonNull(id, "id");
        requireNonNull(source, "source");
        requireNonNull(subject, "subject");
        requireNonNull(time, "time");
        requireNonNull(accountid, "accountid");
        requireNonNull(datacontenttype, "datacontenttype");
        requireNonNull(data, "data");
    }

    public static <E extends Event> CloudEvent<E> of(String source, Instant time, AccountId account, E data) {
        var subject =
                data.signature() == null ? account.value() : data.signature().text();
        return new CloudEvent<>("1.0", data.eventId(), source, subject, time, account, "application/json", data);
    }

    /** Whether it bears the id that its content gives it and stands under its account's key: a service reads no other. */
    public boolean isInPlace(@Nullable String key) {
        return id.equals(data.eventId()) && accountid.value().equals(key);
    }

    /** The record's headers. */
    public Map<String, String> headers() {
        return Map.of(ID_HEADER, id, SUBJECT_HEADER, subject);
    }
}
