package io.countersign.contracts;

import java.util.ArrayList;
import java.util.List;

/**
 * What a pure core returns: the state as it becomes, and what is published in order once that state is durable.
 *
 * @param <S> the stored document
 * @param <E> what is published
 */
public record Transition<S, E>(S next, List<E> events) {

    public Transition {
        events = List.copyOf(events);
    }

    public static <S, E> Transition<S, E> of(S next, E event) {
        return new Transition<>(next, List.of(event));
    }

    /** Nothing changes and nothing is published. */
    public static <S, E> Transition<S, E> unchanged(S state) {
        return new Transition<>(state, List.of());
    }

    /** The same events with a later state. */
    public Transition<S, E> to(S later) {
        return new Transition<>(later, events);
    }

    /** One more event. */
    public Transition<S, E> and(E event) {
        var more = new ArrayList<>(events);
        more.add(event);
        return new Transition<>(next, more);
    }
}
