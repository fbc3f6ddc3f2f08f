package io.countersign.review.domain;

import io.countersign.contracts.DecisionEvent.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one record: the case as it becomes, and what is published, in order.
 *
 * @param outcomes those given just now, none for a repeat
 * @param judged what the rules were asked for it
 */
public record Answer(
        Case next,
        List<Published> events,
        List<Outcome> outcomes,
        @Nullable Judged judged) {

    public Answer {
        events = List.copyOf(events);
        outcomes = List.copyOf(outcomes);
    }

    /** The rules were not asked. */
    public Answer(Case next, List<Published> events, List<Outcome> outcomes) {
        this(next, events, outcomes, null);
    }

    /** Nothing changes and nothing is said. */
    public static Answer nothing(Case unchanged) {
        return new Answer(unchanged, List.of(), List.of());
    }

    /** Nothing changes, and everything said before is said again. */
    public static Answer repeat(Case unchanged) {
        return new Answer(unchanged, unchanged.everything(), List.of());
    }

    Answer then(Case later) {
        return new Answer(later, events, outcomes, judged);
    }

    Answer saying(Published event) {
        return new Answer(next, plus(events, event), outcomes, judged);
    }

    Answer closing(Outcome outcome) {
        return new Answer(next, events, plus(outcomes, outcome), judged);
    }

    Answer judging(Judged asked) {
        return new Answer(next, events, outcomes, asked);
    }

    private static <T> List<T> plus(List<T> some, T one) {
        var more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
