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
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Conflict;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.cases.RevisionContent;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.decision.CaseTimers;
import io.countersign.review.domain.decision.QuestionCommands;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.evaluation.Evaluation;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.CaseCommands;
import io.countersign.review.domain.queue.ClaimSlots;
import io.countersign.review.domain.queue.LeadCommands;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerStore;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** review-service with its cases in memory, and its reviewers. */
final class ReviewNode {

    private static final Duration SWEEP_AFTER = Duration.ofSeconds(5);
    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    private static final Assessment LIGHT = new Assessment("light", "0", List.of());

    private final World world;
    final Group<AdmissionEvent> admissions;
    final Group<ApplicationEvent> applications;
    private final Disk disk;
    private final Shelf<SignatureId, Case> cases;
    private final Shelf<SignatureId, Instant> separateUnsentSince;
    private final List<Case> unsettled = new ArrayList<>();
    private final CaseStore store = new Store();
    private final Inbox inbox;
    private final Shelf<String, ReviewerRecord> slots;
    private final Settlement settlement;
    final ReviewerNode reviewers;
    private final QuestionCommands questions;
    private final CaseTimers timers;
    private int tokens;

    ReviewNode(World world) {
        this.world = world;
        this.admissions = new Group<>(
                world.admissions,
                world.chance,
                event -> event instanceof ApplicationAdmitted,
                world.deadAdmissions::add);
        this.applications = new Group<>(world.applications, world.chance, _ -> false);
        this.disk = new Disk(world);
        this.cases = disk.shelf();
        this.separateUnsentSince = disk.shelf();
        this.slots = disk.shelf();
        var calendar = new ReviewCalendar(Duration.ofHours(2), Set.of());
        var table = Mutants.review(world.setting, this::write, ReviewNode::judge, calendar);
        this.inbox = new Inbox(table, store, world.clock, new Silence());
        this.settlement = Mutants.settlement(world.setting, store, this::publish, world.clock, SWEEP_AFTER);
        this.reviewers = reviewers();
        var claims = new ClaimSlots(new Slots(), store, ReviewerNode.SETTINGS, world.clock, new NothingKept<>());
        this.questions = new QuestionCommands(
                new CaseWriter(store, unsettled::add, content -> {}, claims::free),
                this::write,
                calendar,
                world.clock,
                TIME_TO_ANSWER,
                new Silence());
        this.timers = new CaseTimers(
                this::timersUntil,
                QuestionMutants.timers(world.setting, store),
                this::write,
                calendar,
                unsettled::add,
                world.clock,
                new Silence());
    }

    private List<SignatureId> timersUntil(Instant now, int limit) {
        return cases.all().stream()
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
        var leased = cases.all().stream()
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
        var stores = ReviewerMutants.stores(world.setting, QuestionMutants.claims(world.setting, store), new Slots());
        var claims = new ClaimSlots(stores.reviewers(), stores.ending(), settings, world.clock, new NothingKept<>());
        var writer = new CaseWriter(stores.cases(), unsettled::add, content -> {}, claims::free);
        var commands = new CaseCommands(
                writer,
                claims,
                stores.reviewers(),
                this::write,
                settings,
                world.clock,
                () -> "t" + tokens++,
                new Silence());
        return new ReviewerNode(
                world, this::open, commands, new LeadCommands(writer, stores.reviewers(), settings, world.clock));
    }

    /** Each command is carried out by another instance, which reads the reviewers' records. */
    private static final class NothingKept<V> extends LinkedHashMap<String, V> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return true;
        }
    }

    private List<SignatureId> open() {
        return cases.all().stream()
                .filter(known -> known.open() != null)
                .map(Case::signature)
                .toList();
    }

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        return new PublishedEvent(event.accountid(), event.id(), event.subject(), world.texts.write(event));
    }

    /** A light rule set: the name says what becomes of it, and whether two have to agree. */
    private static Evaluation judge(RevisionContent content) {
        var name = content.application().name();
        if (name.startsWith("Bad")) {
            return new Evaluation.Rejects(
                    LIGHT, Route.AUTOMATIC, List.of(Reason.at("/name", ReasonCode.NON_IDENTIFIABLE)));
        }
        return name.startsWith("Good")
                ? new Evaluation.Approves(LIGHT, Route.AUTOMATIC)
                : new Evaluation.Refers(LIGHT, name.startsWith("Blue"));
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
                && cases.latest(admitted.signature())
                        .filter(known -> known.revisions().containsKey(admitted.revision()))
                        .isPresent()) {
            throw new Violation("dead-lettered after a write: " + event.id());
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

    boolean hasUnsentEvents() {
        return !store.unsentBefore(Instant.MAX, 1).isEmpty();
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
        for (var known : cases.latest()) {
            var open = known.open();
            var lease = open == null ? null : open.getValue().lease();
            if (lease != null
                    && world.clock.instant().isBefore(lease.until())
                    && held.merge(lease.reviewer(), 1, Integer::sum) > ReviewerNode.SETTINGS.maxClaims()) {
                throw new Violation("a reviewer above the cap: " + lease.reviewer());
            }
        }
    }

    private final class Slots implements ReviewerStore {

        @Override
        public ReviewerRecord load(String reviewer) {
            var loaded = slots.get(reviewer).orElse(ReviewerRecord.unknown(reviewer));
            world.chance.point();
            return loaded;
        }

        @Override
        public boolean save(ReviewerRecord record) {
            return disk.write(() -> {
                long stored = slots.latest(record.reviewer())
                        .map(ReviewerRecord::version)
                        .orElse(0L);
                boolean current = stored == record.version() || !world.has(Guard.REVIEWER_COMPARED_AND_SET);
                if (current) {
                    slots.put(record.reviewer(), record.withVersion(stored + 1));
                }
                return current;
            });
        }
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
            var accepted = changed.stream().filter(one -> !isRefused(one)).toList();
            var overtaken = disk.write(() -> write(accepted));
            if (accepted.size() < changed.size()) {
                throw new DocumentRefused();
            }
            if (!world.has(Guard.UNSENT_SINCE_IN_THE_SAME_WRITE)) {
                disk.write(() -> writeUnsentSince(changed, overtaken));
            }
            return overtaken;
        }

        private boolean isRefused(Case one) {
            return one.revisions().keySet().stream().anyMatch(revision -> world.refuses(one.signature(), revision));
        }

        /** The mutant: the time is written to a document of its own, and a crash may come between the two writes. */
        private Set<SignatureId> writeUnsentSince(Collection<Case> changed, Set<SignatureId> overtaken) {
            for (var one : changed) {
                if (!overtaken.contains(one.signature()) && one.unsentSince() != null) {
                    separateUnsentSince.put(one.signature(), one.unsentSince());
                } else if (!overtaken.contains(one.signature())) {
                    separateUnsentSince.remove(one.signature());
                }
            }
            return overtaken;
        }

        private Set<SignatureId> write(Collection<Case> changed) {
            var overtaken = new LinkedHashSet<SignatureId>();
            for (var one : changed) {
                long stored = cases.latest(one.signature()).map(Case::version).orElse(0L);
                if (stored == one.version() || !world.has(Guard.CASE_COMPARED_AND_SET)) {
                    cases.latest(one.signature()).ifPresent(before -> LeaseChecks.check(before, one));
                    cases.put(one.signature(), one.withVersion(one.version() + 1));
                } else {
                    overtaken.add(one.signature());
                }
                world.chance.point();
            }
            return overtaken;
        }

        @Override
        public List<SignatureId> unsentBefore(Instant time, int limit) {
            return world.has(Guard.UNSENT_SINCE_IN_THE_SAME_WRITE)
                    ? before(time, limit, cases.all().stream(), Case::signature, Case::unsentSince)
                    : before(
                            time,
                            limit,
                            separateUnsentSince.keys().stream(),
                            id -> id,
                            id -> separateUnsentSince.get(id).orElse(null));
        }

        private static <T> List<SignatureId> before(
                Instant time,
                int limit,
                Stream<T> all,
                Function<T, SignatureId> signature,
                Function<T, @Nullable Instant> since) {
            return all.filter(one -> {
                        var instant = since.apply(one);
                        return instant != null && instant.isBefore(time);
                    })
                    .map(signature)
                    .limit(limit)
                    .toList();
        }
    }
}
