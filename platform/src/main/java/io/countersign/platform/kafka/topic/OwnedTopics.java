package io.countersign.platform.kafka.topic;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that this service writes, its dead letters among them: it creates those that do not exist. */
public record OwnedTopics(List<NewTopic> topics) {

    public OwnedTopics {
        topics = List.copyOf(topics);
    }

    public static OwnedTopics of(NewTopic... topics) {
        return new OwnedTopics(List.of(topics));
    }
}
