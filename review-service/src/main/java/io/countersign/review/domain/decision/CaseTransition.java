package io.countersign.review.domain.decision;

import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.outbox.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one record: the case as it becomes, and what is published, in order.
 *
 * @param outcomes those given just now, none for a repeat
 * @param judged what the rules were asked for it
 */
public record CaseTransition(
        Case next,
        List<PublishedEvent> events,
        List<Outcome> outcomes,
        @Nullable EvaluatedRevision judged) {

    public CaseTransition {
        events = List.copyOf(events);
        outcomes = List.copyOf(outcomes);
    }

    /** The rules were not asked. */
    public CaseTransition(Case next, List<PublishedEvent> events, List<Outcome> outcomes) {
        this(next, events, outcomes, null);
    }

    /** Nothing changes and nothing is said. */
    public static CaseTransition nothing(Case unchanged) {
        return new CaseTransition(unchanged, List.of(), List.of());
    }

    /** Nothing changes, and everything said before is said again. */
    public static CaseTransition repeat(Case unchanged) {
        return new CaseTransition(unchanged, unchanged.everything(), List.of());
    }

    public CaseTransition then(Case later) {
        return new CaseTransition(later, events, outcomes, judged);
    }

    public CaseTransition saying(PublishedEvent event) {
        return new CaseTransition(next, plus(events, event), outcomes, judged);
    }

    CaseTransition closing(Outcome outcome) {
        return new CaseTransition(next, events, plus(outcomes, outcome), judged);
    }

    public CaseTransition judging(EvaluatedRevision asked) {
        return new CaseTransition(next, events, outcomes, asked);
    }

    private static <T> List<T> plus(List<T> some, T one) {
        var more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
