package io.countersign.quota.domain.ledger;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/** What each record of decisions does to the ledger. Nothing is answered. */
public final class DecisionsTable {

    static final List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> APPROVED = List.of(
            row(
                    "approved: held",
                    SignatureApproved.class,
                    DecisionsTable::held,
                    (ledger, event, _) -> ledger.approve(event.signature(), event.revision())),
            row("approved: not held", SignatureApproved.class, (_, _) -> true, (ledger, _, _) -> ledger));

    static final List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> OTHER_OUTCOME = List.of(
            row(
                    "any other outcome: held",
                    Outcome.class,
                    DecisionsTable::held,
                    (ledger, event, at) -> ledger.release(event.signature(), event.revision(), at)),
            row("any other outcome: not held", Outcome.class, (_, _) -> true, (ledger, _, _) -> ledger));

    static final List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> RETIRED = List.of(row(
            "retired",
            SignatureRetired.class,
            (_, _) -> true,
            (ledger, event, at) -> ledger.releaseAll(event.signature(), at)));

    static final List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> NO_OUTCOME =
            List.of(row("no outcome", DecisionEvent.class, (_, _) -> true, (ledger, _, _) -> ledger));

    /** The rows of each event, first match answers. */
    public static final DecisionTable<Ledger, CloudEvent<DecisionEvent>, Ledger> TABLE =
            new DecisionTable<>(event -> switch (event.data()) {
                case SignatureApproved _ -> APPROVED;
                case Outcome _ -> OTHER_OUTCOME;
                case SignatureRetired _ -> RETIRED;
                case Progress _ -> NO_OUTCOME;
            });

    private DecisionsTable() {}

    /** What one kind of event does, of the time at which it happened. */
    interface Change<T extends DecisionEvent> {

        Ledger apply(Ledger ledger, T event, Instant at);
    }

    static <T extends DecisionEvent> Row<Ledger, CloudEvent<DecisionEvent>, Ledger> row(
            String name, Class<T> type, BiPredicate<Ledger, T> guard, Change<T> change) {
        return new Row<>(
                name,
                (ledger, event) -> guard.test(ledger, type.cast(event.data())),
                (ledger, event) -> change.apply(ledger, type.cast(event.data()), event.time()));
    }

    static boolean held(Ledger ledger, Outcome outcome) {
        return ledger.holds(outcome.signature(), outcome.revision());
    }
}
