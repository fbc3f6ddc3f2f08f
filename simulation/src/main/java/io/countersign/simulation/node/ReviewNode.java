package io.countersign.simulation.node;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.decision.CaseTimers;
import io.countersign.review.domain.decision.QuestionCommands;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.evaluation.RevisionEvaluation;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.AbsenceCommands;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.simulation.mutant.InboxMutants;
import io.countersign.simulation.mutant.QualityMutants;
import io.countersign.simulation.mutant.QuestionMutants;
import io.countersign.simulation.mutant.ReviewerMutants;
import io.countersign.simulation.mutant.SettlementMutant;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.store.ReviewStores;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.Reviewers;
import io.countersign.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** review-service with its cases in memory, and its reviewers. */
public final class ReviewNode {

    private static final Duration SWEEP_AFTER = Duration.ofSeconds(5);
    public static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    private static final Assessment LIGHT = new Assessment("light", "0", List.of());

    private final World world;
    private final Group<AdmissionEvent> admissions;
    private final Group<ApplicationEvent> applications;
    private final ReviewStores stores;
    private final List<Case> unsettled = new ArrayList<>();
    private final Inbox inbox;
    private final Settlement settlement;
    private final ReviewerNode reviewers;
    private final QuestionCommands questions;
    private final CaseTimers timers;
    private final QualityNode quality;
    private final CertificateAuditor auditor;
    private int tokens;

    public ReviewNode(World world) {
        this.world = world;
        this.admissions = new Group<>(
                world.admissions(),
                world.chance(),
                event -> event instanceof ApplicationAdmitted,
                world.deadAdmissions()::add);
        this.applications = new Group<>(world.applications(), world.chance(), _ -> false);
        this.stores = new ReviewStores(world);
        this.quality = new QualityNode(world, stores, this::write, this::listenToLoads);
        var calendar = new ReviewCalendar(Duration.ofHours(2), Set.of());
        var table = InboxMutants.table(world.setting(), this::write, ReviewNode::evaluate, calendar);
        var claims = new ClaimSlots(stores, quality.cases, Reviewers.SETTINGS, world.clock(), new NothingKept<>());
        this.inbox = new Inbox(table, stores, world.clock(), new Silence(), _ -> {}, claims::free);
        this.settlement =
                SettlementMutant.settlement(world.setting(), stores, this::publish, world.clock(), SWEEP_AFTER);
        this.reviewers = newReviewers();
        this.auditor = new CertificateAuditor(world, stores, quality);
        this.questions = new QuestionCommands(
                new CaseWriter(stores, unsettled::add, content -> {}, claims::free),
                this::write,
                calendar,
                world.clock(),
                TIME_TO_ANSWER,
                new Silence());
        this.timers = new CaseTimers(
                this::timersUntil,
                QuestionMutants.timers(world.setting(), stores),
                this::write,
                calendar,
                unsettled::add,
                world.clock(),
                new Silence());
    }

    public ReviewStores stores() {
        return stores;
    }

    public ReviewerNode reviewers() {
        return reviewers;
    }

    public QualityNode quality() {
        return quality;
    }

    public CertificateAuditor auditor() {
        return auditor;
    }

    private List<SignatureId> timersUntil(Instant now, int limit) {
        return stores.all().stream()
                .filter(known -> isTimed(known, now))
                .map(Case::signature)
                .limit(limit)
                .toList();
    }

    private static boolean isTimed(Case known, Instant now) {
        var open = known.open();
        var timer = open == null
                ? null
                : open.getValue().clock().nextTimerAt(open.getValue().due());
        return timer != null && !timer.isAfter(now);
    }

    /** Under the lease of any open case. */
    public void ask() {
        var leased = stores.all().stream()
                .filter(known -> known.open() != null && known.open().getValue().lease() != null)
                .toList();
        if (!leased.isEmpty()) {
            var open = requireNonNull(world.chance().of(leased).open());
            var lease = requireNonNull(open.getValue().lease());
            var signature = open.getValue().sent().subject();
            questions.ask(lease.holder().claimOf(SignatureId.of(signature), open.getKey()), "?");
        }
    }

    public void timers() {
        if (world.has(Guard.QUESTION_ENDS_BY_A_TIMER)) {
            timers.sweep();
        }
    }

    public boolean hasTimers() {
        return world.has(Guard.QUESTION_ENDS_BY_A_TIMER)
                && !timersUntil(world.clock().instant(), 1).isEmpty();
    }

    private ReviewerNode newReviewers() {
        var settings = Reviewers.SETTINGS;
        var broken =
                ReviewerMutants.stores(world.setting(), QuestionMutants.claims(world.setting(), quality.cases), stores);
        var claims = new ClaimSlots(broken.reviewers(), broken.ending(), settings, world.clock(), new NothingKept<>());
        var cases = QualityMutants.commands(world.setting(), broken.cases(), this::publish);
        var writer = new CaseWriter(cases, unsettled::add, content -> {}, claims::free);
        var directory = ReviewerMutants.directory(world.setting(), broken.reviewers());
        var commands = new CaseCommands(
                writer, claims, directory, this::write, settings, world.clock(), () -> "t" + tokens++, new Silence());
        var leads = new LeadCommands(writer, directory, settings, world.clock());
        var absences = new AbsenceCommands(stores, stores, writer, world.clock());
        var index = ReviewerMutants.index(world.setting(), stores);
        return new ReviewerNode(
                world,
                stores,
                new ReviewerNode.Commands(
                        commands,
                        leads,
                        absences,
                        () -> new ReviewQueue(
                                index,
                                broken.cases(),
                                stores,
                                commands,
                                world.clock(),
                                new SplittableRandom(world.setting().seed()))));
    }

    /** Loads of certificates, and their deletions. */
    public void listenToLoads() {
        auditor.listen();
    }

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        return new PublishedEvent(
                event.accountid(), event.id(), event.subject(), world.texts().write(event));
    }

    /** A light rule set: the name determines the verdict, and whether two reviewers have to agree. */
    private static RevisionEvaluation evaluate(RevisionContent content) {
        var name = content.application().name();
        if (name.startsWith("Bad")) {
            return new RevisionEvaluation.Rejects(
                    LIGHT, Route.AUTOMATIC, List.of(Reason.at("/name", ReasonCode.NON_IDENTIFIABLE)));
        }
        return name.startsWith("Good")
                ? new RevisionEvaluation.Approves(LIGHT, Route.AUTOMATIC)
                : new RevisionEvaluation.Refers(LIGHT, name.startsWith("Blue"));
    }

    public void listen() {
        var poll = admissions.poll();
        var rejected = new ArrayList<CloudEvent<AdmissionEvent>>();
        InboxMutants.isolation(world.setting())
                .handle(InboxMutants.heard(world.setting(), poll.records()), this::answer, rejected::add);
        rejected.forEach(this::deadLetter);
        world.chance().point();
        admissions.commit(poll);
    }

    private void answer(List<CloudEvent<AdmissionEvent>> batch) {
        publish(inbox.answer(batch));
    }

    private void deadLetter(CloudEvent<AdmissionEvent> event) {
        world.chance().point();
        if (event.data() instanceof ApplicationAdmitted admitted
                && stores.latest().stream()
                        .anyMatch(known -> known.signature().equals(admitted.signature())
                                && known.revisions().containsKey(admitted.revision()))) {
            throw new InvariantViolation("dead-lettered after a write: " + event.id());
        }
        admissions.deadLetter(event);
    }

    /** Only without {@link Guard#RELAYED_BY_QUOTA}: withdrawals and deletions straight from their topic. */
    public void eavesdrop() {
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
                case ApplicationSubmitted _, InformationProvided _ -> {}
            }
        }
        publish(inbox.answer(heard));
        applications.commit(poll);
    }

    private void publish(List<PublishedEvent> events) {
        for (var event : events) {
            if (SignatureId.of(event.subject()).isForQuality()) {
                throw new InvariantViolation("a case for quality assurance in public: " + event.id());
            }
        }
        events.forEach(event -> world.decide(world.texts().read(event.body(), DecisionEvent.class)));
    }

    public void settle() {
        if (!unsettled.isEmpty()) {
            settlement.settle(List.of(unsettled.removeFirst()));
        }
    }

    public void sweep() {
        settlement.sweep();
    }

    /** What was only in memory is gone. */
    public void kill() {
        unsettled.clear();
    }

    /** One dead letter, if there is any. */
    public void redrive() {
        admissions.redrive(world.admissions()::append);
    }

    public boolean hasDeadLetters() {
        return admissions.hasDeadLetters();
    }

    public boolean isBehind() {
        return admissions.isBehind()
                || auditor.isBehind()
                || quality.isBehind()
                || (!world.has(Guard.RELAYED_BY_QUOTA) && applications.isBehind());
    }

    public Collection<Case> cases() {
        return stores.latest();
    }

    public boolean hasUnsentEvents() {
        return !stores.unsentBefore(Instant.MAX, 1).isEmpty();
    }

    private static final class Silence implements ReviewMetrics {

        @Override
        public void decided(Outcome outcome) {}

        @Override
        public void refused(Conflict conflict) {}

        @Override
        public void leaseLost() {}
    }

    /** The leases that each reviewer holds now never outnumber the limit. */
    public void checkCap() {
        var held = new HashMap<String, Integer>();
        for (var known :
                Stream.concat(stores.latest().stream(), quality.leased()).toList()) {
            var open = known.open();
            var lease = open == null ? null : open.getValue().lease();
            if (lease != null
                    && world.clock().instant().isBefore(lease.until())
                    && held.merge(lease.reviewer(), 1, Integer::sum) > Reviewers.SETTINGS.maxClaims()) {
                throw new InvariantViolation("a reviewer above the cap: " + lease.reviewer());
            }
        }
    }
}
