package io.countersign.operations.audit;

import java.util.List;

/**
 * What quota's ledger of one account says.
 *
 * @param limit the highest that it is known to have had: a lower one evicts nobody
 */
record LedgerFacts(int limit, List<Held> held) {

    /** A revision that takes part in its signature's slot. */
    record Held(long signature, int revision, String region, String name, boolean approved) {}

    long holders() {
        return held.stream().mapToLong(Held::signature).distinct().count();
    }
}
