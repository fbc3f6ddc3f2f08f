package io.countersign.quota.domain.admission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Asks review once a day to repeat the outcome of each revision that is held and undecided for a day: a slot that a
 * forgotten repeat took is freed so. The ledger is not changed.
 */
public final class Sweep {

    private static final Duration UNDECIDED_AGE = Duration.ofDays(1);
    private static final int AT_ONCE = 500;

    private final LedgerStore store;
    private final SweepStore log;
    private final AdmissionPublisher announcements;

    public Sweep(LedgerStore store, SweepStore log, AdmissionPublisher announcements) {
        this.store = store;
        this.log = log;
        this.announcements = announcements;
    }

    /**
     * Sweeps the accounts of those partitions that were not swept today.
     *
     * @param own the partitions that this instance reads
     * @return how many revisions were questioned
     */
    public int run(Set<Integer> own, ToIntFunction<AccountId> partitionOf, Instant now) {
        long day = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
        var due = log.unswept(own, day);
        if (due.isEmpty()) {
            return 0;
        }
        var questions = new Questions(day, now.minus(UNDECIDED_AGE));
        store.scan(ledger -> {
            if (due.contains(partitionOf.applyAsInt(ledger.account()))) {
                questions.ask(ledger);
            }
        });
        questions.publish();
        log.swept(due, day);
        return questions.asked;
    }

    /** What this sweep asks, published some hundred at a time. */
    private final class Questions {

        private final long day;
        private final Instant before;
        private final List<CloudEvent<AdmissionEvent>> waiting = new ArrayList<>();
        private int asked;

        Questions(long day, Instant before) {
            this.day = day;
            this.before = before;
        }

        void ask(Ledger ledger) {
            ledger.held().stream()
                    .filter(held -> !held.approved() && held.since().isBefore(before))
                    .forEach(held -> waiting.add(question(ledger, held)));
            if (waiting.size() >= AT_ONCE) {
                publish();
            }
        }

        void publish() {
            if (!waiting.isEmpty()) {
                announcements.publish(List.copyOf(waiting));
                asked += waiting.size();
                waiting.clear();
            }
        }

        private CloudEvent<AdmissionEvent> question(Ledger ledger, Held held) {
            var asking = new AdmissionQuestioned(held.signature(), held.revision(), day);
            var time = Instant.EPOCH.plus(Duration.ofDays(day));
            return CloudEvent.of(Admission.SOURCE, time, ledger.account(), asking);
        }
    }
}
