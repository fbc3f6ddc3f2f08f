package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service could not read. Its headers name event and signature even if its body is no event.
 *
 * @param topic where it came from
 * @param service who could not read it
 * @param key the record's key
 */
public record DeadLetterReference(
        String topic,
        String service,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String subject,
        Instant time) {

    private static final Pattern EVENT_ID = Pattern.compile("[a-z-]{1,40}:\\d{1,16}(:\\d{1,9}){0,2}");

    /** Nothing if the record names no signature. */
    Optional<View> view() {
        if (key == null
                || eventId == null
                || subject == null
                || !EVENT_ID.matcher(eventId).matches()) {
            return Optional.empty();
        }
        try {
            var where = new TimelineMark.Where(topic, service, eventId);
            var mark = new TimelineMark(TimelineEntry.Kind.HELD_UP, time, revision(eventId), where);
            var place = "held:" + service + ':' + eventId;
            return Optional.of(View.marked(SignatureId.of(subject), new AccountId(key), place, mark));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** {@code admitted:7:2} is about revision 2, {@code deleted:7} about all. */
    private static @Nullable Integer revision(String eventId) {
        var parts = eventId.split(":", -1);
        return parts.length < 3 ? null : Integer.valueOf(parts[2]);
    }
}
