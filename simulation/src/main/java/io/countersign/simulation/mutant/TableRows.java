package io.countersign.simulation.mutant;

import io.countersign.contracts.DecisionTable.Row;
import java.util.function.UnaryOperator;

/** Rows of a table with another answer. */
final class TableRows {

    private TableRows() {}

    interface Answering<S, E, A> {
        A answer(S state, E event);
    }

    static <S, E, A> Row<S, E, A> answering(Row<S, E, A> row, Answering<S, E, A> other) {
        return new Row<>(row.name(), row.guard(), other::answer);
    }

    static <S, E, A> UnaryOperator<Row<S, E, A>> named(String name, UnaryOperator<Row<S, E, A>> change) {
        return row -> row.name().equals(name) ? change.apply(row) : row;
    }
}
