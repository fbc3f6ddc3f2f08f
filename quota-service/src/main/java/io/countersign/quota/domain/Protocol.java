package io.countersign.quota.domain;

import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.DecisionTable;

/** The two state tables of the ledger. */
public record Protocol(
        DecisionTable<Ledger, CloudEvent<ApplicationEvent>, Ruling> applications,
        DecisionTable<Ledger, CloudEvent<DecisionEvent>, Ledger> decisions) {

    /** The whole tables. */
    public static Protocol whole() {
        return new Protocol(ApplicationsTable.ROWS, DecisionsTable.ROWS);
    }
}
