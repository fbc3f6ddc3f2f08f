package io.countersign.review.rebuild;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.platform.topics.KeySlice;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.copy.CertificateDeletions;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.service.rebuild.DeadLetterIndex;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildRecord;
import io.countersign.service.rebuild.RebuiltCollections;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Rebuilds the cases, and which certificates their accounts have deleted. An outcome in the topic of decisions takes precedence over
 * everything else. A deletion ends the copies that show the certificate, as it did when it was read first.
 */
final class ReviewRebuild {

    static final List<String> COLLECTIONS = List.of("cases");
    private static final int BATCH_SIZE = 500;

    /** Used only for events that do not carry a due time. */
    private static final ReviewCalendar DEFAULT_CALENDAR = new ReviewCalendar(Duration.ofHours(2), Set.of());

    private final RebuildContext context;
    private final RebuiltCollections collections;
    private final CaseStore store;
    private final CaseStore current;
    private final CertificateDeletions deletions;
    private final DeadLetterIndex deadLetters;
    private final Map<Integer, Long> unanswered = new HashMap<>();
    private long rebuilt;
    private long open;
    private long deleted;

    ReviewRebuild(
            RebuildContext context,
            RebuiltCollections collections,
            CaseStore store,
            CaseStore current,
            CertificateDeletions deletions) {
        this.context = context;
        this.collections = collections;
        this.store = store;
        this.current = current;
        this.deletions = deletions;
        this.deadLetters = context.deadLettersOf(context.topics().admissions());
    }

    String run() {
        context.forEachSlice(this::fill);
        collections.switchIn();
        context.resumeAt(context.topics().admissions(), unanswered);
        context.readCertificates(this::onCertificate);
        return "review: %d cases, %d of them open; %d deleted certificates".formatted(rebuilt, open, deleted);
    }

    private void onCertificate(CloudEvent<Event> event) {
        if (event.data() instanceof CertificateDeleted(var account, var sha256)) {
            deletions.deleted(new CertificateKey(account, sha256), event.time());
            deleted++;
        }
    }

    private void fill(int partition, KeySlice slice) {
        var builders = new TreeMap<SignatureId, CaseBuilder>();
        var answered = new HashSet<String>();
        var topics = context.topics();
        context.read(topics.decisions(), partition, slice, found -> {
            if (found.event().data() instanceof DecisionEvent decision) {
                answered(decision, answered);
                of(builders, found, decision.signature()).on(found, decision);
            }
        });
        boolean relayedExpired = context.beginning(new TopicPartition(topics.admissions(), partition)) > 0;
        context.read(topics.applications(), partition, slice, found -> onApplication(builders, found, relayedExpired));
        context.read(topics.admissions(), partition, slice, found -> {
            if (found.event().data() instanceof ApplicationAdmitted it) {
                of(builders, found, it.signature()).on(it);
            }
            if (found.event().data() instanceof WithdrawalRelayed it) {
                of(builders, found, it.signature()).withdrawn(it.revision());
            } else if (isUnanswered(found.event().data(), answered) && !deadLetters.contains(found.record())) {
                unanswered.merge(partition, found.offset(), Math::min);
            }
        });
        save(builders);
    }

    private static CaseBuilder of(Map<SignatureId, CaseBuilder> builders, RebuildRecord found, SignatureId signature) {
        return builders.computeIfAbsent(
                signature, id -> new CaseBuilder(id, found.event().accountid()));
    }

    private static void onApplication(
            Map<SignatureId, CaseBuilder> builders, RebuildRecord found, boolean relayedExpired) {
        if (found.event().data() instanceof ApplicationSubmitted submitted) {
            of(builders, found, submitted.signature()).on(found, submitted);
        } else if (found.event().data() instanceof InformationProvided provided) {
            of(builders, found, provided.signature()).on(found, provided);
        } else if (relayedExpired && found.event().data() instanceof WithdrawalRequested it) {
            of(builders, found, it.signature()).withdrawn(it.revision());
        }
    }

    private static void answered(DecisionEvent decision, Set<String> answered) {
        switch (decision) {
            case Outcome it -> answered.add(it.signature() + ":" + it.revision());
            case SentToReviewer it -> answered.add(it.signature() + ":" + it.revision());
            case InformationClosed it -> answered.add(it.signature() + ":" + it.revision() + ":" + it.question());
            case Progress _ -> {}
            case SignatureRetired it -> answered.add(it.signature().text());
        }
    }

    private static boolean isUnanswered(Event admission, Set<String> answered) {
        return switch (admission) {
            case ApplicationAdmitted it -> !answered.contains(it.signature() + ":" + it.revision());
            case ApplicationRefused it -> !answered.contains(it.signature() + ":" + it.revision());
            case InformationRelayed it ->
                !answered.contains(it.signature() + ":" + it.revision() + ":" + it.question());
            case DeletionRelayed it -> !answered.contains(it.signature().text());
            case WithdrawalRelayed _,
                    AdmissionQuestioned _,
                    LimitChanged _,
                    ApplicationEvent _,
                    DecisionEvent _,
                    NoticeEvent _,
                    MessageEvent _,
                    AccountEvent _,
                    CertificateEvent _ -> false;
        };
    }

    private void save(Map<SignatureId, CaseBuilder> builders) {
        var known = builders.entrySet().stream()
                .filter(entry -> entry.getValue().hasCase())
                .toList();
        for (int from = 0; from < known.size(); from += BATCH_SIZE) {
            var some = known.subList(from, Math.min(known.size(), from + BATCH_SIZE));
            var before = current.load(some.stream().map(Map.Entry::getKey).toList());
            var cases = some.stream()
                    .map(entry -> entry.getValue().build(before.get(entry.getKey()), DEFAULT_CALENDAR))
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
