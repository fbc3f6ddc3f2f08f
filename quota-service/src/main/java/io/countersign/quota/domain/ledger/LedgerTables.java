package io.countersign.quota.domain.ledger;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;

/** The two state tables of the ledger. */
public record LedgerTables(
        DecisionTable<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> applications,
        DecisionTable<Ledger, CloudEvent<DecisionEvent>, Ledger> decisions) {

    /** The whole tables. */
    public static LedgerTables whole() {
        return new LedgerTables(ApplicationsTable.TABLE, DecisionsTable.TABLE);
    }
}
