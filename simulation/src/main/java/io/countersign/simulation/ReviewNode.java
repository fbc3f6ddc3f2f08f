package io.countersign.simulation;

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
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CertificateEvent.CertificateViewed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.HistoryAction;
import io.countersign.contracts.events.HistoryEntry;
import io.countersign.contracts.events.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Conflict;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.cases.RevisionContent;
import io.countersign.review.domain.certificate.CertificateViews;
import io.countersign.review.domain.certificate.ViewedCertificate;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.decision.CaseTimers;
import io.countersign.review.domain.decision.QuestionCommands;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.evaluation.RevisionEvaluation;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.AbsenceCommands;
import io.countersign.review.domain.queue.CaseCommands;
import io.countersign.review.domain.queue.ClaimSlots;
import io.countersign.review.domain.queue.LeadCommands;
import io.countersign.review.domain.queue.ReviewQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** review-service with its cases in memory, and its reviewers. */
final class ReviewNode {

    private static final Duration SWEEP_AFTER = Duration.ofSeconds(5);
    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    /** Of one auditor at a time: a history overflows now and then. */
    private static final int VIEWS = 16;

    /** What follows is not known of a load that has no id. */
    private static final String ANONYMOUS = "#";

    private static final Assessment LIGHT = new Assessment("light", "0", List.of());

    private final World world;
    final Group<AdmissionEvent> admissions;
    final Group<ApplicationEvent> applications;
    final ReviewStores stores;
    private final List<Case> unsettled = new ArrayList<>();
    private final Inbox inbox;
    private final Settlement settlement;
    final ReviewerNode reviewers;
    private final QuestionCommands questions;
    private final CaseTimers timers;
    final QualityNode quality;
    private final Group<CertificateEvent> loads;
    private final CertificateViews views;
    private final Map<SignatureId, Set<String>> sent = new LinkedHashMap<>();
    private int loaded;
    private int recorded;
    private int tokens;

    ReviewNode(World world) {
        this.world = world;
        this.admissions = new Group<>(
                world.admissions,
                world.chance,
                event -> event instanceof ApplicationAdmitted,
                world.deadAdmissions::add);
        this.applications = new Group<>(world.applications, world.chance, _ -> false);
        this.stores = new ReviewStores(world);
        this.quality = new QualityNode(world, stores, this::write, this::listenToLoads);
        var calendar = new ReviewCalendar(Duration.ofHours(2), Set.of());
        var table = Mutants.review(world.setting, this::write, ReviewNode::evaluate, calendar);
        var claims = new ClaimSlots(stores, quality.cases, ReviewerNode.SETTINGS, world.clock, new NothingKept<>());
        this.inbox = new Inbox(table, stores, world.clock, new Silence(), _ -> {}, claims::free);
        this.settlement = Mutants.settlement(world.setting, stores, this::publish, world.clock, SWEEP_AFTER);
        this.reviewers = reviewers();
        this.loads = new Group<>(world.certificates, world.chance, _ -> false);
        this.views = new CertificateViews(stores, stores);
        this.questions = new QuestionCommands(
                new CaseWriter(stores, unsettled::add, content -> {}, claims::free),
                this::write,
                calendar,
                world.clock,
                TIME_TO_ANSWER,
                new Silence());
        this.timers = new CaseTimers(
                this::timersUntil,
                QuestionMutants.timers(world.setting, stores),
                this::write,
                calendar,
                unsettled::add,
                world.clock,
                new Silence());
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
    void ask() {
        var leased = stores.all().stream()
                .filter(known -> known.open() != null && known.open().getValue().lease() != null)
                .toList();
        if (!leased.isEmpty()) {
            var open = requireNonNull(world.chance.of(leased).open());
            var lease = requireNonNull(open.getValue().lease());
            var signature = open.getValue().sent().subject();
            questions.ask(SignatureId.of(signature), open.getKey(), lease.holder(), "?");
        }
    }

    void timers() {
        if (world.has(Guard.QUESTION_ENDS_BY_A_TIMER)) {
            timers.sweep();
        }
    }

    boolean hasTimers() {
        return world.has(Guard.QUESTION_ENDS_BY_A_TIMER)
                && !timersUntil(world.clock.instant(), 1).isEmpty();
    }

    private ReviewerNode reviewers() {
        var settings = ReviewerNode.SETTINGS;
        var broken =
                ReviewerMutants.stores(world.setting, QuestionMutants.claims(world.setting, quality.cases), stores);
        var claims = new ClaimSlots(broken.reviewers(), broken.ending(), settings, world.clock, new NothingKept<>());
        var cases = QualityMutants.commands(world.setting, broken.cases(), this::publish);
        var writer = new CaseWriter(cases, unsettled::add, content -> {}, claims::free);
        var directory = ReviewerMutants.directory(world.setting, broken.reviewers());
        var commands = new CaseCommands(
                writer, claims, directory, this::write, settings, world.clock, () -> "t" + tokens++, new Silence());
        var leads = new LeadCommands(writer, directory, settings, world.clock);
        var absences = new AbsenceCommands(stores, stores, writer, world.clock);
        var index = ReviewerMutants.index(world.setting, stores);
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
                                world.clock,
                                new SplittableRandom(world.setting.seed()))));
    }

    /** Each command is carried out by another instance, which reads the reviewers' records. */
    static final class NothingKept<V> extends LinkedHashMap<String, V> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return true;
        }
    }

    /** The certificate of the first case, as often as a diligent auditor would: by intake, under one ticket. */
    void view() {
        var first = stores.all().stream().findFirst();
        for (int view = 0; first.isPresent() && view < VIEWS; view++) {
            view(first.get(), "load" + loaded++);
        }
    }

    private void view(Case known, String load) {
        var event = CloudEvent.<CertificateEvent>of(
                "/intake",
                world.clock.instant(),
                known.account(),
                new CertificateViewed(known.account(), known.signature(), Applicant.CERTIFICATE, "otto", load));
        if (!world.has(Guard.LOAD_PUBLISHED_BEFORE_IT_IS_SENT)) {
            send(known.signature(), load);
        }
        world.report(event);
        send(known.signature(), load);
    }

    /** The picture. */
    private void send(SignatureId signature, String load) {
        sent.computeIfAbsent(signature, _ -> new LinkedHashSet<>()).add(load);
    }

    /** As many as one auditor makes, so that a history outgrows its case while processes still end. */
    void listenToLoads() {
        for (int batch = 0; batch < VIEWS; batch++) {
            listenToBatchOfLoads();
        }
    }

    private void listenToBatchOfLoads() {
        var poll = loads.poll();
        for (var event : poll.records()) {
            switch (event.data()) {
                case CertificateViewed viewed -> views.record(List.of(view(viewed, event.time())));
                case CertificateDeleted deletion -> quality.deleted(deletion, event.time());
            }
        }
        world.chance.point();
        loads.commit(poll);
    }

    private ViewedCertificate view(CertificateViewed viewed, Instant at) {
        var id = world.has(Guard.LOAD_HAS_AN_ID) ? viewed.view() : viewed.view() + ANONYMOUS + recorded++;
        return new ViewedCertificate(viewed.caseId(), viewed.sha256(), viewed.reviewer(), id, at);
    }

    /** Every history is complete, in order, and has each load once of which the picture was sent. */
    void checkHistories() {
        for (var known : stores.latest()) {
            var entries = requireNonNull(
                            new HistoryReader(stores, stores).read(known.signature(), 1, Integer.MAX_VALUE))
                    .entries();
            checkChain(known.signature(), entries);
            checkViews(known.signature(), entries);
        }
    }

    private void checkViews(SignatureId signature, List<HistoryEntry> entries) {
        var seen = entries.stream()
                .filter(entry -> entry.action() == HistoryAction.VIEWED)
                .map(entry -> requireNonNull(entry.detail()).replaceAll("^.*:|" + ANONYMOUS + ".*$", ""))
                .toList();
        if (!seen.containsAll(sent.getOrDefault(signature, Set.of()))) {
            throw new InvariantViolation("history: a view without a trace: " + signature);
        }
        if (Set.copyOf(seen).size() < seen.size()) {
            throw new InvariantViolation("history: two entries of one load: " + signature);
        }
    }

    private static void checkChain(SignatureId signature, List<HistoryEntry> entries) {
        var head = HistoryEntry.origin(signature);
        long next = 1;
        for (var entry : entries) {
            if (entry.number() > next) {
                throw new InvariantViolation("history: entries lost: before " + entry);
            }
            if (entry.number() < next) {
                throw new InvariantViolation("history: an entry twice: " + entry);
            }
            if (!entry.follows(head)) {
                throw new InvariantViolation("history: broken at " + entry);
            }
            head = entry.hash();
            next++;
        }
    }

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        return new PublishedEvent(event.accountid(), event.id(), event.subject(), world.texts.write(event));
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

    void listen() {
        var poll = admissions.poll();
        var rejected = new ArrayList<CloudEvent<AdmissionEvent>>();
        Mutants.isolation(world.setting)
                .handle(Mutants.heardByReview(world.setting, poll.records()), this::answer, rejected::add);
        rejected.forEach(this::deadLetter);
        world.chance.point();
        admissions.commit(poll);
    }

    private void answer(List<CloudEvent<AdmissionEvent>> batch) {
        publish(inbox.answer(batch));
    }

    private void deadLetter(CloudEvent<AdmissionEvent> event) {
        world.chance.point();
        if (event.data() instanceof ApplicationAdmitted admitted
                && stores.latest().stream()
                        .anyMatch(known -> known.signature().equals(admitted.signature())
                                && known.revisions().containsKey(admitted.revision()))) {
            throw new InvariantViolation("dead-lettered after a write: " + event.id());
        }
        admissions.deadLetter(event);
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
        events.forEach(event -> world.decide(world.texts.read(event.body(), DecisionEvent.class)));
    }

    void settle() {
        if (!unsettled.isEmpty()) {
            settlement.settle(List.of(unsettled.removeFirst()));
        }
    }

    void sweep() {
        settlement.sweep();
    }

    /** What was only in memory is gone. */
    void kill() {
        unsettled.clear();
    }

    boolean isBehind() {
        return admissions.isBehind()
                || loads.isBehind()
                || quality.isBehind()
                || (!world.has(Guard.RELAYED_BY_QUOTA) && applications.isBehind());
    }

    Collection<Case> cases() {
        return stores.latest();
    }

    boolean hasUnsentEvents() {
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
    void checkCap() {
        var held = new HashMap<String, Integer>();
        for (var known :
                Stream.concat(stores.latest().stream(), quality.leased()).toList()) {
            var open = known.open();
            var lease = open == null ? null : open.getValue().lease();
            if (lease != null
                    && world.clock.instant().isBefore(lease.until())
                    && held.merge(lease.reviewer(), 1, Integer::sum) > ReviewerNode.SETTINGS.maxClaims()) {
                throw new InvariantViolation("a reviewer above the cap: " + lease.reviewer());
            }
        }
    }
}
