package io.countersign.quota.domain;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;

/**
 * What one record of applications leads to.
 *
 * @param anew the ledger had no answer to this record yet
 */
public record LedgerTransition(Ledger ledger, AdmissionEvent answer, boolean anew) {

    boolean refusesAnew() {
        return anew && answer instanceof ApplicationRefused;
    }
}
