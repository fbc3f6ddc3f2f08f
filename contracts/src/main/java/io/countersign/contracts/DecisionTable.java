package io.countersign.contracts;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * One of the protocol's state tables: named rows in order, of which the first that applies answers.
 *
 * @param <S> the stored document
 * @param <E> what arrives
 * @param <A> the new document and what is to be published
 */
public record DecisionTable<S, E, A>(List<Row<S, E, A>> rows) {

    public DecisionTable {
        rows = List.copyOf(rows);
    }

    /** A guard and what follows from it; both are pure. */
    public record Row<S, E, A>(String name, BiPredicate<S, E> guard, BiFunction<S, E, A> answer) {}

    /** @throws Undecidable if no row applies, or one throws: the record's content is at fault, never the store */
    public A decide(S state, E event) {
        try {
            for (var row : rows) {
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
