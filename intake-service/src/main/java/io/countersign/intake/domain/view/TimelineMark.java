package io.countersign.intake.domain.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What only the timeline shows, or a record about the signature that could not be read.
 *
 * @param revision which revision it is about, if it is about one
 * @param where for a record that is held up: who could not read it
 */
public record TimelineMark(
        TimelineEntry.Kind kind,
        Instant time,
        @Nullable Integer revision,
        @Nullable Where where) {

    /** A dead letter's place; {@code service} is the one that could not read the record. */
    public record Where(String topic, String service, String eventId) {}

    public static TimelineMark of(TimelineEntry.Kind kind, Instant time, @Nullable Integer revision) {
        return new TimelineMark(kind, time, revision, null);
    }
}
