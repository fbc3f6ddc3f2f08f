package io.countersign.review.domain.outbox;

import java.util.List;

/** The way to the topic of decisions. */
@FunctionalInterface
public interface DecisionPublisher {

    /** Publishes in this order and returns once every event is acknowledged; throws if one is not. */
    void publish(List<PublishedEvent> events);
}
