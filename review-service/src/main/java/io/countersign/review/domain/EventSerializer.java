package io.countersign.review.domain;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;

/** Writes an event down as it will be published, now and at every repeat. */
@FunctionalInterface
public interface EventSerializer {

    PublishedEvent write(CloudEvent<DecisionEvent> event);
}
