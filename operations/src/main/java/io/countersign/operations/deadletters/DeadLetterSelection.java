package io.countersign.operations.deadletters;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select dead letters. */
final class DeadLetterSelection {

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "only records that were read from this topic, or that are in this topic of dead letters")
    private @Nullable String topic;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "only this event, such as admitted:1001:1, or this position, as in column WHERE of the list")
    private @Nullable String id;

    boolean isEmpty() {
        return topic == null && id == null;
    }

    boolean matches(DeadLetterRecord letter) {
        return matchesTopic(letter) && matchesId(letter);
    }

    private boolean matchesTopic(DeadLetterRecord letter) {
        return topic == null
                || topic.equals(letter.topic())
                || topic.equals(letter.origin().topic())
                || topic.equals(letter.record().topic());
    }

    private boolean matchesId(DeadLetterRecord letter) {
        return id == null
                || id.equals(letter.eventId())
                || id.equals(letter.position())
                || id.equals(letter.shortPosition());
    }
}
