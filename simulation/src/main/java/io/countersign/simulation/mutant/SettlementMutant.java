package io.countersign.simulation.mutant;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The settlement of outcomes without the guard that a run goes without. */
public final class SettlementMutant {

    private SettlementMutant() {}

    /** Without {@link Guard#UNSENT_UNTIL_ACKNOWLEDGED} an event leaves its case before it is published. */
    public static Settlement settlement(
            Setting setting, CaseStore store, DecisionPublisher publisher, InstantSource clock, Duration sweepAfter) {
        if (setting.has(Guard.UNSENT_UNTIL_ACKNOWLEDGED)) {
            return new Settlement(store, publisher, clock, sweepAfter);
        }
        var removedFirst = new RemovedFirst(store, publisher, new ArrayList<>());
        return new Settlement(removedFirst, removedFirst.pending()::addAll, clock, sweepAfter);
    }

    private record RemovedFirst(CaseStore store, DecisionPublisher publisher, List<PublishedEvent> pending)
            implements DelegatingCaseStore {

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            var events = List.copyOf(pending);
            pending.clear();
            var overtaken = store.save(cases);
            publisher.publish(events);
            return overtaken;
        }
    }
}
