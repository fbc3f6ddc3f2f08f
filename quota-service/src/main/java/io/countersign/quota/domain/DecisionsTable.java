package io.countersign.quota.domain;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/** What each record of decisions does to the ledger. Nothing is answered. */
public final class DecisionsTable {

    /** The rows, first match answers. */
    public static final DecisionTable<Ledger, CloudEvent<DecisionEvent>, Ledger> ROWS = new DecisionTable<>(List.of(
            row(
                    "approved: held",
                    SignatureApproved.class,
                    DecisionsTable::held,
                    (ledger, event, _) -> ledger.approve(event.signature(), event.revision())),
            row("approved: not held", SignatureApproved.class, (_, _) -> true, (ledger, _, _) -> ledger),
            row(
                    "any other outcome: held",
                    Outcome.class,
                    DecisionsTable::held,
                    (ledger, event, at) -> ledger.release(event.signature(), event.revision(), at)),
            row("any other outcome: not held", Outcome.class, (_, _) -> true, (ledger, _, _) -> ledger),
            row(
                    "retired",
                    SignatureRetired.class,
                    (_, _) -> true,
                    (ledger, event, at) -> ledger.releaseAll(event.signature(), at)),
            row("no outcome", DecisionEvent.class, (_, _) -> true, (ledger, _, _) -> ledger)));

    private DecisionsTable() {}

    /** What one kind of event does, of the time at which it happened. */
    interface Change<T extends DecisionEvent> {

        Ledger apply(Ledger ledger, T event, Instant at);
    }

    static <T extends DecisionEvent> Row<Ledger, CloudEvent<DecisionEvent>, Ledger> row(
            String name, Class<T> type, BiPredicate<Ledger, T> guard, Change<T> change) {
        return new Row<>(
                name,
                (ledger, event) -> type.isInstance(event.data()) && guard.test(ledger, type.cast(event.data())),
                (ledger, event) -> change.apply(ledger, type.cast(event.data()), event.time()));
    }

    static boolean held(Ledger ledger, Outcome outcome) {
        return ledger.holds(outcome.signature(), outcome.revision());
    }
}
