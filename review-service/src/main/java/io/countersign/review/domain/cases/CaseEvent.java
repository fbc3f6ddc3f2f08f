package io.countersign.review.domain.cases;

import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.review.domain.outbox.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that follows from a transition of a case.
 *
 * @param outcome if the transition has just given it; null for a repeat and for any other event
 */
public record CaseEvent(PublishedEvent published, @Nullable Outcome outcome) {

    /** A repeat, or not an outcome. */
    public static CaseEvent of(PublishedEvent published) {
        return new CaseEvent(published, null);
    }
}
