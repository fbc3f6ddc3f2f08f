package io.countersign.simulation;

import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.Assessment;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.DecisionEvent.Outcome;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.Route;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.Case;
import io.countersign.review.domain.CaseCommandResult.Leased;
import io.countersign.review.domain.CaseCommands;
import io.countersign.review.domain.CaseStore;
import io.countersign.review.domain.Conflict;
import io.countersign.review.domain.Evaluation;
import io.countersign.review.domain.Inbox;
import io.countersign.review.domain.PendingEvent;
import io.countersign.review.domain.PublishedEvent;
import io.countersign.review.domain.ReviewCalendar;
import io.countersign.review.domain.ReviewMetrics;
import io.countersign.review.domain.RevisionContent;
import io.countersign.review.domain.RevisionState.Decided;
import io.countersign.review.domain.RevisionState.Open;
import io.countersign.review.domain.Settlement;
import io.countersign.review.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** review-service with its cases in memory, and its reviewers. */
final class ReviewNode {

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Assessment LIGHT = new Assessment("light", "0", List.of());

    private final World world;
    final Group<AdmissionEvent> admissions;
    final Group<ApplicationEvent> applications;
    private final Disk disk;
    private final Shelf<SignatureId, Case> cases;
    private final Shelf<String, PendingEvent> markers;
    private final List<Leased> leases = new ArrayList<>();
    private final List<PendingEvent> unsettled = new ArrayList<>();
    private final CaseStore store = new Store();
    private final Inbox inbox;
    private final CaseCommands desk;
    private final CaseCommands ruling;
    private final Settlement settlement;
    private int tokens;

    ReviewNode(World world) {
        this.world = world;
        this.admissions = new Group<>(world.admissions, world.chance, event -> event instanceof ApplicationAdmitted);
        this.applications = new Group<>(world.applications, world.chance, _ -> false);
        this.disk = new Disk(world);
        this.cases = disk.shelf();
        this.markers = disk.shelf();
        var calendar = new ReviewCalendar(Duration.ofHours(2), Set.of());
        var table = Mutants.review(world.setting, this::write, ReviewNode::judge, calendar);
        this.inbox = new Inbox(table, store, world.clock, new Silence());
        this.settlement = new Settlement(store, this::publish, world.clock, PATIENCE);
        this.desk = desk(store);
        this.ruling = desk(Mutants.read(world.setting, store));
    }

    private CaseCommands desk(CaseStore from) {
        return new CaseCommands(
                from, this::write, unsettled::add, world.clock, () -> "t" + tokens++, LEASE, new Silence());
    }

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        return new PublishedEvent(event.accountid(), event.id(), event.subject(), world.texts.write(event));
    }

    /** A light rule set: the name says what becomes of it. */
    private static Evaluation judge(RevisionContent content) {
        var name = content.application().name();
        if (name.startsWith("Bad")) {
            return new Evaluation.Rejects(
                    LIGHT, Route.AUTOMATIC, List.of(Reason.at("/name", ReasonCode.NON_IDENTIFIABLE)));
        }
        return name.startsWith("Good") ? new Evaluation.Approves(LIGHT, Route.AUTOMATIC) : new Evaluation.Refers(LIGHT);
    }

    void listen() {
        var poll = admissions.poll();
        publish(inbox.answer(Mutants.heardByReview(world.setting, poll.records())));
        world.chance.point();
        admissions.commit(poll);
    }

    /** Only without {@link Guard#RELAYED_BY_QUOTA}: withdrawals and deletions straight from their topic. */
    void eavesdrop() {
        if (world.has(Guard.RELAYED_BY_QUOTA)) {
            return;
        }
        var poll = applications.poll();
        var heard = new ArrayList<CloudEvent<AdmissionEvent>>();
        for (var event : poll.records()) {
            switch (event.data()) {
                case WithdrawalRequested one ->
                    heard.add(CloudEvent.of(
                            "/quota",
                            event.time(),
                            event.accountid(),
                            new WithdrawalRelayed(one.signature(), one.revision())));
                case SignatureDeleted one ->
                    heard.add(CloudEvent.of(
                            "/quota", event.time(), event.accountid(), new DeletionRelayed(one.signature())));
                case ApplicationSubmitted _ -> {}
            }
        }
        publish(inbox.answer(heard));
        applications.commit(poll);
    }

    private void publish(List<PublishedEvent> events) {
        events.forEach(event -> world.decide(world.texts.read(event.body(), DecisionEvent.class)));
    }

    void claim() {
        var known = cases.all();
        if (!known.isEmpty() && desk.claim(world.chance.of(known).signature(), "reviewer") instanceof Leased leased) {
            leases.add(leased);
        }
    }

    /** In time or too late, once or again, and never without a lease. */
    void rule() {
        if (!leases.isEmpty()) {
            rule(world.chance.of(leases));
        }
    }

    /** Under a claim that has ended. */
    void ruleTooLate() {
        if (!leases.isEmpty()) {
            var leased = world.chance.of(leases);
            var late = Duration.between(world.clock.instant(), leased.lease().until());
            world.clock.move(late.isNegative() ? Duration.ZERO : late);
            rule(leased);
        }
    }

    private void rule(Leased leased) {
        Verdict verdict = leased.lease().token().hashCode() % 2 == 0
                ? new Verdict.Approve(null)
                : new Verdict.Reject(List.of(Reason.of(ReasonCode.OTHER)), null);
        ruling.rule(leased.signature(), leased.revision(), leased.lease().token(), verdict);
    }

    void settle() {
        if (!unsettled.isEmpty()) {
            settlement.settle(unsettled.removeFirst());
        }
    }

    void sweep() {
        settlement.sweep();
    }

    /** What only stood in memory is gone. */
    void kill() {
        unsettled.clear();
    }

    boolean isBehind() {
        return admissions.isBehind() || (!world.has(Guard.RELAYED_BY_QUOTA) && applications.isBehind());
    }

    /** As another part of the service reads it. */
    CaseStore store() {
        return store;
    }

    Collection<Case> cases() {
        return cases.latest();
    }

    boolean hasMarkers() {
        return !markers.latest().isEmpty();
    }

    private static final class Silence implements ReviewMetrics {

        @Override
        public void decided(Outcome outcome) {}

        @Override
        public void refused(Conflict conflict) {}

        @Override
        public void leaseLost() {}
    }

    private final class Store implements CaseStore {

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            var loaded = cases.get(signatures);
            world.chance.point();
            return loaded;
        }

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            return disk.write(() -> write(changed));
        }

        private Set<SignatureId> write(Collection<Case> changed) {
            var overtaken = new LinkedHashSet<SignatureId>();
            for (var one : changed) {
                long stored = cases.latest(one.signature()).map(Case::version).orElse(0L);
                if (stored == one.version() || !world.has(Guard.CASE_COMPARED_AND_SET)) {
                    cases.latest(one.signature()).ifPresent(before -> refuseLateVerdict(before, one));
                    cases.put(one.signature(), stored(one));
                } else {
                    overtaken.add(one.signature());
                }
                world.chance.point();
            }
            return overtaken;
        }

        /** Whoever holds the lease when it is written decides, before the lease's end, and only what is open. */
        private static void refuseLateVerdict(Case before, Case after) {
            after.revisions().forEach((revision, state) -> {
                if (state instanceof Decided decided
                        && decided.ruling() != null
                        && !(before.state(revision) instanceof Decided)
                        && !(before.state(revision) instanceof Open open
                                && open.lease() != null
                                && open.lease().token().equals(decided.ruling().token())
                                && decided.at().isBefore(open.lease().until()))) {
                    throw new Violation("a late verdict: " + state);
                }
            });
        }

        private static Case stored(Case one) {
            return new Case(
                    one.signature(),
                    one.account(),
                    one.version() + 1,
                    one.revisions(),
                    one.withdrawnUpTo(),
                    one.retired(),
                    one.unsent());
        }

        @Override
        public void mark(PendingEvent marker) {
            disk.write(() -> {
                markers.put(marker.eventId(), marker);
                return marker;
            });
        }

        @Override
        public void unmark(PendingEvent marker) {
            disk.write(() -> {
                if (markers.latest(marker.eventId()).filter(marker::equals).isPresent()) {
                    markers.remove(marker.eventId());
                }
                return marker;
            });
        }

        @Override
        public List<PendingEvent> markedBefore(Instant time) {
            return markers.all().stream()
                    .filter(marker -> marker.at().isBefore(time))
                    .toList();
        }

        @Override
        public void scanOpen(Consumer<Case> each) {
            cases.all().stream().filter(one -> one.open() != null).forEach(each);
        }
    }
}
