package io.countersign.platform.kafka.topic;

import java.util.Set;

/** Topics of other services that this one reads: no listener starts before all exist. */
public record RequiredTopics(Set<String> topics) {

    public RequiredTopics {
        topics = Set.copyOf(topics);
    }

    public static RequiredTopics of(String... topics) {
        return new RequiredTopics(Set.of(topics));
    }
}
