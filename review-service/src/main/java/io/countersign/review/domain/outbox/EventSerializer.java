package io.countersign.review.domain.outbox;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;

/** Writes an event down as it will be published, now and at every repeat. */
@FunctionalInterface
public interface EventSerializer {

    PublishedEvent write(CloudEvent<DecisionEvent> event);
}
