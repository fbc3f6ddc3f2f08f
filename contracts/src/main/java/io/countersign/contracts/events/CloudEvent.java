package io.countersign.contracts.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event in its CloudEvents 1.0 envelope, structured JSON. The attribute {@code type} is part of the JSON and is
 * {@code data}'s class here.
 *
 * @param id derived from the event's cause, so that a repeat has the same
 * @param source the publishing service, such as {@code /intake}
 * @param subject the signature's id, or the account's where the event is about no signature
 * @param accountid the tenant, and the record's key
 * @param historyhead the hash of the newest entry of the case's history when the event was written; outcomes and retirements have it
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
        E data,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String historyhead) {

    /** The largest event, as JSON in UTF-8. */
    public static final int MAX_BYTES = 512 * 1024;

    /** The largest document that a service derives from events. */
    public static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

    /** The record header that names the event even where its body can't be read. */
    public static final String ID_HEADER = "ce_id";

    /** The record header that names the signature even where the body can't be read. */
    public static final String SUBJECT_HEADER = "ce_subject";

    /** The record header that names the event's type, so that a consumer may skip it unread. */
    public static final String TYPE_HEADER = "ce_type";

    /** A quotation mark inside a value is escaped, so that no value matches. */
    private static final Pattern TYPE_IN_JSON = Pattern.compile("\"type\":\"(io\\.countersign\\.[a-z.-]+\\.v\\d+)\"");

    private static final ClassValue<String> TYPES = new ClassValue<>() {

        @Override
        protected String computeValue(Class<?> event) {
            return requireNonNull(event.getAnnotation(JsonTypeName.class), event.getName())
                    .value();
        }
    };

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

    /** Without a head of a history. */
    public CloudEvent(
            String specversion,
            String id,
            String source,
            String subject,
            Instant time,
            AccountId accountid,
            String datacontenttype,
            E data) {
        this(specversion, id, source, subject, time, accountid, datacontenttype, data, null);
    }

    public static <E extends Event> CloudEvent<E> of(String source, Instant time, AccountId account, E data) {
        var subject =
                data.signature() == null ? account.value() : data.signature().text();
        return new CloudEvent<>("1.0", data.eventId(), source, subject, time, account, "application/json", data);
    }

    /** The same event that anchors the history up to its newest entry. */
    public CloudEvent<E> withHistory(String head) {
        return new CloudEvent<>(specversion, id, source, subject, time, accountid, datacontenttype, data, head);
    }

    /** The same event with its content as a more specific type. */
    public <T extends Event> CloudEvent<T> withData(T same) {
        return new CloudEvent<>(specversion, id, source, subject, time, accountid, datacontenttype, same, historyhead);
    }

    /** Whether it has the id that its content gives it and is under its account's key: a service reads no other. */
    public boolean isInPlace(@Nullable String key) {
        return id.equals(data.eventId()) && accountid.value().equals(key);
    }

    /** The record's headers. */
    public Map<String, String> headers() {
        return Map.of(ID_HEADER, id, SUBJECT_HEADER, subject, TYPE_HEADER, typeOf(data.getClass()));
    }

    /** The attribute {@code type} of an event that was serialised before. */
    public static Optional<String> typeIn(String json) {
        var type = TYPE_IN_JSON.matcher(json);
        return type.find() ? Optional.of(type.group(1)) : Optional.empty();
    }

    /** The attribute {@code type} of the events of a class. */
    public static String typeOf(Class<?> event) {
        return TYPES.get(event);
    }

    /** The attributes {@code type} of all events of a sealed interface. */
    public static Set<String> typesOf(Class<?> events) {
        return events.isSealed()
                ? Arrays.stream(events.getPermittedSubclasses())
                        .flatMap(event -> typesOf(event).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of(typeOf(events));
    }
}
