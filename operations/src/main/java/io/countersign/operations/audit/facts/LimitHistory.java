package io.countersign.operations.audit.facts;

import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.operations.audit.source.LedgerFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits of one account according to the topics. A lower limit revokes no slot, so earlier holders keep theirs. */
public final class LimitHistory {

    /** By how much the services' clocks may differ. */
    private static final long SKEW = Duration.ofMinutes(1).toMillis();

    private final Set<Integer> set = new HashSet<>(0);
    private final Map<Integer, ApplicationAdmitted> above = new HashMap<>(0);
    private int highest;
    private long version;
    private int newest;
    private long changedAt;

    public void known(int limit) {
        highest = Math.max(highest, limit);
    }

    public void admitted(ApplicationAdmitted admitted) {
        known(admitted.limit());
        if (admitted.used() > admitted.limit()) {
            above.putIfAbsent(admitted.limit(), admitted);
        }
    }

    public void changed(LimitChanged changed, long at) {
        known(changed.limit());
        set.add(changed.limit());
        if (changed.version() > version) {
            version = changed.version();
            newest = changed.limit();
            changedAt = at;
        }
    }

    /** An admission above its limit that no change of the limit explains. */
    @Nullable
    public ApplicationAdmitted unexplained(LedgerFacts ledger) {
        return above.entrySet().stream()
                .filter(entry ->
                        !set.contains(entry.getKey()) && !(ledger.act() != null && ledger.limit() == entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** What was announced is newer than what the ledger has. */
    public boolean isForgottenBy(LedgerFacts ledger) {
        return version > (ledger.act() == null ? 0 : ledger.act().version());
    }

    /**
     * How many may hold.
     *
     * @param lastCame when the newest of the holders was first submitted
     */
    public int allowed(LedgerFacts ledger, long lastCame) {
        var act = ledger.act();
        if (isForgottenBy(ledger) && lastCame > changedAt + SKEW) {
            return newest;
        }
        if (act != null && lastCame > act.at() + SKEW) {
            return ledger.limit();
        }
        int before = Math.max(highest, act == null ? 0 : act.from());
        return ledger.equals(LedgerFacts.NONE) && before == 0 ? Integer.MAX_VALUE : Math.max(before, ledger.limit());
    }
}
