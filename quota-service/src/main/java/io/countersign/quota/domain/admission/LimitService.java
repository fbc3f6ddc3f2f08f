package io.countersign.quota.domain.admission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.quota.domain.ledger.LimitChange;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows an account's slots, and changes how many it has. */
public final class LimitService {

    private final LedgerStore store;
    private final LimitChangeStore acts;
    private final AdmissionPublisher announcements;
    private final InstantSource clock;
    private final int limit;

    /** @param limit slots of an account that has no ledger yet */
    public LimitService(
            LedgerStore store,
            LimitChangeStore acts,
            AdmissionPublisher announcements,
            InstantSource clock,
            int limit) {
        this.store = store;
        this.acts = acts;
        this.announcements = announcements;
        this.clock = clock;
        this.limit = limit;
    }

    /** The account's stored ledger, a fresh one if it has not applied yet. */
    public Ledger ledger(AccountId account) {
        return Optional.ofNullable(store.load(Set.of(account)).get(account))
                .orElseGet(() -> Ledger.fresh(account, limit));
    }

    /**
     * Sets the limit, records who did it, announces it. Said again by whoever missed the answer, it changes nothing and
     * announces the same.
     */
    public Ledger change(AccountId account, int newLimit, String operator) {
        var ledger = ledger(account);
        while (!isSet(ledger, newLimit)) {
            record(ledger.limitAct());
            var changed = ledger.limitTo(newLimit, operator, clock.instant());
            store.save(List.of(changed));
            ledger = ledger(account);
        }
        record(ledger.limitAct());
        announce(ledger);
        return ledger;
    }

    private static boolean isSet(Ledger ledger, int newLimit) {
        return ledger.limitAct() != null && ledger.limit() == newLimit;
    }

    private void record(@Nullable LimitChange act) {
        if (act != null) {
            acts.record(act);
        }
    }

    private void announce(Ledger ledger) {
        var act = ledger.limitAct();
        if (act != null) {
            CloudEvent<AdmissionEvent> event = CloudEvent.of(
                    Admission.SOURCE,
                    act.at(),
                    ledger.account(),
                    new LimitChanged(ledger.account(), act.to(), act.version()));
            announcements.publish(List.of(event));
        }
    }
}
