package io.countersign.operations.audit.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quota's ledger of one account.
 *
 * @param act by which an operator set the limit, if one did
 */
public record LedgerFacts(int limit, @Nullable Act act, List<Held> held) {

    /** A revision that takes part in its signature's slot. */
    public record Held(long signature, int revision, String region, String name, boolean approved) {}

    /**
     * A change of the limit.
     *
     * @param version the ledger's, once it was done
     * @param from the limit before
     * @param at milliseconds since 1970
     */
    public record Act(long version, int from, long at) {}

    public static final LedgerFacts NONE = new LedgerFacts(0, null, List.of());
}
