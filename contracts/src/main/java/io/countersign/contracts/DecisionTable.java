package io.countersign.contracts;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One of the protocol's state tables: named rows in order, of which the first that applies answers.
 *
 * @param <S> the stored document
 * @param <E> what arrives
 * @param <A> the new document and what is to be published
 * @param rows picks the rows of one kind of event: an exhaustive switch, so that a new event does not compile without rows
 */
public record DecisionTable<S, E, A>(Function<E, List<Row<S, E, A>>> rows) {

    /** A guard and what follows from it; both are pure. */
    public record Row<S, E, A>(String name, BiPredicate<S, E> guard, BiFunction<S, E, A> answer) {}

    /** The same rows for everything that arrives. */
    public static <S, E, A> DecisionTable<S, E, A> of(List<Row<S, E, A>> rows) {
        var copy = List.copyOf(rows);
        return new DecisionTable<>(_ -> copy);
    }

    /** This table with each kind's rows changed. */
    public DecisionTable<S, E, A> with(UnaryOperator<List<Row<S, E, A>>> change) {
        return new DecisionTable<>(rows.andThen(change));
    }

    /** @throws Undecidable if no row applies, or one throws: the record's content is at fault, never the store */
    public A decide(S state, E event) {
        try {
            for (var row : rows.apply(event)) {
                if (row.guard().test(state, event)) {
                    return row.answer().apply(state, event);
                }
            }
        } catch (RuntimeException bug) {
            throw new Undecidable(bug);
        }
        throw new Undecidable(new IllegalStateException("no row applies"));
    }

    /** A record that can't be decided because of what it holds. */
    public static final class Undecidable extends RuntimeException {

        Undecidable(RuntimeException cause) {
            super(cause);
        }
    }
}
