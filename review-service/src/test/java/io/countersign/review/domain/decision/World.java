package io.countersign.review.domain.decision;

import static java.util.stream.Collectors.toSet;

import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.clock.TimerStore;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.ReceivedAdmission;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.AbsenceCommands;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.reviewer.InMemoryReviewerStore;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Review on an in-memory store and topic, moved step by step; a test takes a guard away by giving a broken part. */
public final class World {

    public static final Duration LEASE = Duration.ofMinutes(15);

    public static final ClaimSettings SETTINGS = ClaimSettings.of(LEASE);
    public static final Duration TIME_TO_ANSWER = Duration.ofDays(3);

    public final CaseStore store;
    public final ReviewerStore reviewers = new InMemoryReviewerStore();
    public final List<PublishedEvent> topic = new ArrayList<>();
    public final List<Case> unsettled = new ArrayList<>();
    public final Counts counts = new Counts();
    public final CaseCommands caseCommands;
    public final LeadCommands leads;
    public final QuestionCommands questions;
    public final CaseTimers timers;
    final CaseWriter writer;
    public final Settlement settlement;
    public Instant now = Cases.NOW;

    private final Inbox inbox;
    private final Map<String, CloudEvent<DecisionEvent>> written = new HashMap<>();
    private int tokens;

    public World() {
        this(new InMemoryCaseStore(), row -> row);
    }

    public World(CaseStore store) {
        this(store, row -> row);
    }

    /** @param change what a row becomes; a row whose guard never holds is gone */
    public World(CaseStore store, UnaryOperator<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> change) {
        this.store = store;
        var table = InboxTable.of(this::write, Cases.EVALUATOR, Cases.CALENDAR)
                .with(rows -> rows.stream().map(change).toList());
        var slots = new ClaimSlots(reviewers, store, SETTINGS, () -> now);
        inbox = new Inbox(table, store, () -> now, counts, evaluated -> {}, slots::free);
        var directory = new ReviewerDirectory(reviewers, Set.of("sam", "uma"));
        writer = new CaseWriter(store, unsettled::add, content -> {}, slots::free);
        caseCommands = new CaseCommands(
                writer, slots, directory, this::write, SETTINGS, () -> now, () -> "token-" + ++tokens, counts);
        leads = new LeadCommands(writer, directory, SETTINGS, () -> now);
        questions = new QuestionCommands(writer, this::write, Cases.CALENDAR, () -> now, TIME_TO_ANSWER, counts);
        TimerStore index = store instanceof TimerStore indexed ? indexed : (at, limit) -> List.of();
        timers = new CaseTimers(index, store, this::write, Cases.CALENDAR, unsettled::add, () -> now, counts);
        settlement = new Settlement(store, topic::addAll, () -> now, Duration.ofSeconds(5));
    }

    static World without(String rowName) {
        return new World(
                new InMemoryCaseStore(),
                row -> row.name().equals(rowName) ? new Row<>(row.name(), (c, a) -> false, row.answer()) : row);
    }

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        var published = Cases.SERIALIZER.write(event);
        written.put(published.body(), event);
        return published;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void deliver(CloudEvent<AdmissionEvent>... records) {
        topic.addAll(inbox.answer(Arrays.asList(records)));
    }

    /** The case is written, and the process ends before anything is published. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final void deliverAndCrash(CloudEvent<AdmissionEvent>... records) {
        inbox.answer(Arrays.asList(records));
    }

    public Lease claim(SignatureId signature) {
        return ((Leased) caseCommands.claim(signature, Reviewer.named("rita"))).lease();
    }

    public void approve(SignatureId signature, int revision) {
        caseCommands.decide(claim(signature).holder().claimOf(signature, revision), new Verdict.Approve(null));
    }

    public void settleAll() {
        settlement.settle(unsettled);
        unsettled.clear();
    }

    public Case known(SignatureId signature) {
        return Cases.stored(store, signature);
    }

    /** Every outcome that was ever published of a revision, without repeats. */
    public Set<DecisionEvent> outcomes(SignatureId signature, int revision) {
        var id = "outcome:" + signature + ":" + revision;
        return topic.stream()
                .filter(event -> event.id().equals(id))
                .map(event -> written.get(event.body()))
                .filter(Objects::nonNull)
                .map(CloudEvent::data)
                .collect(toSet());
    }

    /** The records in the topic of decisions. */
    public List<CloudEvent<DecisionEvent>> decisions() {
        return topic.stream()
                .map(event -> written.get(event.body()))
                .filter(Objects::nonNull)
                .toList();
    }

    long published(String eventId) {
        return topic.stream().filter(event -> event.id().equals(eventId)).count();
    }

    /** The signatures with a live revision, by the store. */
    public Set<SignatureId> live(SignatureId... signatures) {
        var live = new HashSet<SignatureId>();
        for (var known : store.load(List.of(signatures)).values()) {
            if (!known.isRetired() && liveRevisions(known.signature()) > 0) {
                live.add(known.signature());
            }
        }
        return live;
    }

    public AbsenceCommands absences(QueueStore queue) {
        return new AbsenceCommands(reviewers, queue, writer, () -> now);
    }

    /** The leases that a reviewer holds now. */
    public List<Lease> leases(String reviewer) {
        return ((InMemoryCaseStore) store)
                .all().values().stream()
                        .map(Case::open)
                        .filter(Objects::nonNull)
                        .map(open -> open.getValue().lease())
                        .filter(Objects::nonNull)
                        .filter(lease -> lease.reviewer().equals(reviewer) && lease.isHeldAt(now))
                        .toList();
    }

    long liveRevisions(SignatureId signature) {
        return known(signature).revisions().values().stream()
                .filter(state -> switch (state) {
                    case Open _ -> true;
                    case Decided decided -> decided.kind() == OutcomeKind.APPROVED;
                })
                .count();
    }

    /** Counts as a metrics registry would. */
    public static final class Counts implements ReviewMetrics {

        public final List<String> seen = new ArrayList<>();

        @Override
        public void decided(DecisionEvent.Outcome outcome) {
            seen.add("decided " + outcome.eventId());
        }

        @Override
        public void retired(List<ReasonCode> reasons) {
            seen.add("retired " + reasons);
        }

        @Override
        public void questionAsked() {
            seen.add("asked");
        }

        @Override
        public void questionClosed(QuestionResult result) {
            seen.add("closed " + result.code());
        }

        @Override
        public void atRisk() {
            seen.add("at risk");
        }

        @Override
        public void overdue() {
            seen.add("overdue");
        }

        @Override
        public void refused(Conflict conflict) {
            seen.add("refused " + conflict.code());
        }

        @Override
        public void leaseLost() {
            seen.add("lease lost");
        }
    }
}
