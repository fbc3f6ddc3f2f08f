package io.countersign.operations.rebuild;

import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.DecisionEvent.Outcome;
import io.countersign.contracts.DecisionEvent.SentToReviewer;
import io.countersign.contracts.DecisionEvent.SignatureRetired;
import io.countersign.contracts.Event;
import io.countersign.contracts.SignatureId;
import io.countersign.operations.kafka.Slice;
import io.countersign.operations.rebuild.Workplace.Found;
import io.countersign.review.domain.Case;
import io.countersign.review.domain.CaseStore;
import io.countersign.review.domain.ReviewCalendar;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** The cases: outcomes in the topic of decisions win. */
final class ReviewRebuild implements Rebuild {

    private static final List<String> COLLECTIONS = List.of("cases");
    private static final int BATCH = 500;

    /** Only for events of a time at which the due time was not carried yet. */
    private static final ReviewCalendar CALENDAR = new ReviewCalendar(Duration.ofHours(2), Set.of());

    private final Workplace work;
    private final Beside beside;
    private final Buried buried;
    private final Map<Integer, Long> unanswered = new HashMap<>();
    private long rebuilt;
    private long open;

    ReviewRebuild(Workplace work) {
        this.work = work;
        this.beside = new Beside(work.database("review"));
        this.buried = new Buried(work, work.connection().topics().admissions(), "review");
    }

    @Override
    public String run() {
        beside.clear(COLLECTIONS);
        try (var store = new StoreOf("review", beside.database());
                var old = new StoreOf("review", beside.real())) {
            store.createIndexes();
            for (int partition = 0; partition < work.layout().partitions(); partition++) {
                work.screen()
                        .progress("review: partition %d of %d"
                                .formatted(partition + 1, work.layout().partitions()));
                for (var slice : work.slices(partition)) {
                    fill(store.get(CaseStore.class), old.get(CaseStore.class), partition, slice);
                }
            }
        }
        beside.switchIn(COLLECTIONS);
        work.goOn("review", work.connection().topics().admissions(), unanswered);
        return "review: %d cases, %d of them open".formatted(rebuilt, open);
    }

    private void fill(CaseStore store, CaseStore old, int partition, Slice slice) {
        var builders = new TreeMap<SignatureId, CaseBuilder>();
        var answered = new HashSet<String>();
        var topics = work.connection().topics();
        work.read(topics.decisions(), partition, slice, found -> {
            if (found.event().data() instanceof DecisionEvent decision) {
                answered(decision, answered);
                of(builders, found, decision.signature()).on(found, decision);
            }
        });
        boolean relayedExpired = work.begin(new TopicPartition(topics.admissions(), partition)) > 0;
        work.read(topics.applications(), partition, slice, found -> onApplication(builders, found, relayedExpired));
        work.read(topics.admissions(), partition, slice, found -> {
            if (found.event().data() instanceof WithdrawalRelayed it) {
                of(builders, found, it.signature()).withdrawn(it.revision());
            } else if (isUnanswered(found.event().data(), answered) && !buried.has(found.record())) {
                unanswered.merge(partition, found.offset(), Math::min);
            }
        });
        save(store, old, builders);
    }

    private static CaseBuilder of(Map<SignatureId, CaseBuilder> builders, Found found, SignatureId signature) {
        return builders.computeIfAbsent(
                signature, id -> new CaseBuilder(id, found.event().accountid()));
    }

    private static void onApplication(Map<SignatureId, CaseBuilder> builders, Found found, boolean relayedExpired) {
        if (found.event().data() instanceof ApplicationSubmitted submitted) {
            of(builders, found, submitted.signature()).on(found, submitted);
        } else if (relayedExpired && found.event().data() instanceof WithdrawalRequested it) {
            of(builders, found, it.signature()).withdrawn(it.revision());
        }
    }

    private static void answered(DecisionEvent decision, Set<String> answered) {
        switch (decision) {
            case Outcome it -> answered.add(it.signature() + ":" + it.revision());
            case SentToReviewer it -> answered.add(it.signature() + ":" + it.revision());
            case SignatureRetired it -> answered.add(it.signature().text());
        }
    }

    private static boolean isUnanswered(Event admission, Set<String> answered) {
        return switch (admission) {
            case ApplicationAdmitted it -> !answered.contains(it.signature() + ":" + it.revision());
            case ApplicationRefused it -> !answered.contains(it.signature() + ":" + it.revision());
            case DeletionRelayed it -> !answered.contains(it.signature().text());
            default -> false;
        };
    }

    private void save(CaseStore store, CaseStore old, Map<SignatureId, CaseBuilder> builders) {
        var known = builders.entrySet().stream()
                .filter(entry -> entry.getValue().isKnownToReview())
                .toList();
        for (int from = 0; from < known.size(); from += BATCH) {
            var some = known.subList(from, Math.min(known.size(), from + BATCH));
            var before = old.load(some.stream().map(Map.Entry::getKey).toList());
            var cases = some.stream()
                    .map(entry -> entry.getValue().build(before.get(entry.getKey()), CALENDAR))
                    .toList();
            store.save(cases);
            rebuilt += cases.size();
            open += cases.stream()
                    .map(Case::open)
                    .filter(found -> found != null)
                    .count();
        }
    }
}
