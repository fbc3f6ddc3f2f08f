package io.countersign.intake.domain.projection;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.view.TimelineEntry;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.View;
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

    /** Of the events that are about a signature; the last number is a question, or a day of {@code questioned}. */
    private static final Pattern EVENT_ID = Pattern.compile("(?<key>(submitted|withdrawal|provided|deleted|admitted"
            + "|refused|withdrawal-relayed|provided-relayed|deletion-relayed|questioned|outcome|sent-to-reviewer"
            + "|requested|closed|at-risk|overdue|retired|notice(:requested|:at-risk)?)"
            + ":(?<signature>\\d{1,16})(:(?<revision>\\d{1,9}))?)(:\\d{1,9})?");

    /** Nothing if the record names no signature. */
    public Optional<View> view() {
        if (key == null || eventId == null || subject == null) {
            return Optional.empty();
        }
        var id = EVENT_ID.matcher(eventId);
        if (!id.matches() || !id.group("signature").equals(subject)) {
            return Optional.empty();
        }
        try {
            var where = new TimelineMark.Where(topic, service, eventId);
            var mark = new TimelineMark(TimelineEntry.Kind.HELD_UP, time, revision(id.group("revision")), where);
            var place = "held:" + service + ':' + id.group("key");
            return Optional.of(View.marked(SignatureId.of(subject), new AccountId(key), place, mark));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** {@code admitted:7:2} is about revision 2, {@code deleted:7} about all. */
    private static @Nullable Integer revision(@Nullable String number) {
        return number == null ? null : Integer.valueOf(number);
    }
}
