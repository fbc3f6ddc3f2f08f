package io.countersign.simulation;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.DiscardCause;
import io.countersign.contracts.events.RetirementCause;
import io.countersign.contracts.events.Summary;
import io.countersign.platform.kafka.event.FailureIsolation;
import io.countersign.quota.domain.ApplicationsTable;
import io.countersign.quota.domain.DecisionsTable;
import io.countersign.quota.domain.Held;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LedgerTables;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.OutcomeKind;
import io.countersign.review.domain.cases.RevisionState.Decided;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.ReceivedAdmission;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.registry.RegistryProjection;
import io.countersign.simulation.RegistryNode.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The services' tables, without the guards that a run goes without: a row fewer, or another answer in its place. */
final class Mutants {

    private static final Set<String> REPEATS = Set.of(InboxTable.ADMITTED_KNOWN, InboxTable.REFUSED_KNOWN);
    private static final Set<String> SUPERSEDING =
            Set.of(InboxTable.ADMITTED_REJECTED, InboxTable.ADMITTED_APPROVED, InboxTable.ADMITTED_REFERRED);

    private Mutants() {}

    static LedgerTables quota(Setting setting) {
        return new LedgerTables(
                ApplicationsTable.TABLE.with(rows -> applications(setting, new ArrayList<>(rows))),
                DecisionsTable.TABLE.with(rows -> decisions(setting, new ArrayList<>(rows))));
    }

    private static List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>> applications(
            Setting setting, List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>> rows) {
        if (!setting.has(Guard.SETTLED_MEMORY)) {
            rows.removeIf(row -> row.name().startsWith("submitted: settled"));
        }
        if (!setting.has(Guard.EVERY_REVISION_HELD_WITH_ITS_NAME)) {
            rows.replaceAll(Mutants::keepingTheNewestOnly);
        }
        if (!setting.has(Guard.RELEASE_ON_DELETION)) {
            rows.replaceAll(named("deleted", row -> answering(row, Mutants::relayOnly)));
        }
        return rows;
    }

    private static List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> decisions(
            Setting setting, List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> rows) {
        if (!setting.has(Guard.RELEASE_OF_EXACTLY_THE_REVISION)) {
            rows.replaceAll(named("any other outcome: held", row -> answering(row, Mutants::releaseAll)));
        }
        if (!setting.has(Guard.APPROVAL_TAKES_NO_SLOT)) {
            rows.replaceAll(named("approved: not held", row -> answering(row, Mutants::take)));
        }
        if (!setting.has(Guard.RELEASE_ON_RETIREMENT)) {
            rows.replaceAll(named("retired", row -> answering(row, (ledger, _) -> ledger)));
        }
        return rows;
    }

    private interface Answering<S, E, A> {
        A answer(S state, E event);
    }

    private static <S, E, A> Row<S, E, A> answering(Row<S, E, A> row, Answering<S, E, A> other) {
        return new Row<>(row.name(), row.guard(), other::answer);
    }

    private static <S, E, A> UnaryOperator<Row<S, E, A>> named(String name, UnaryOperator<Row<S, E, A>> change) {
        return row -> row.name().equals(name) ? change.apply(row) : row;
    }

    private static Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> keepingTheNewestOnly(
            Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> row) {
        return answering(row, (ledger, event) -> {
            var transition = row.answer().apply(ledger, event);
            var held = transition.next().held();
            var newest = held.stream()
                    .filter(one -> held.stream()
                            .noneMatch(other ->
                                    other.signature().equals(one.signature()) && other.revision() > one.revision()))
                    .toList();
            return transition.to(with(transition.next(), newest));
        });
    }

    private static Ledger with(Ledger ledger, List<Held> held) {
        return new Ledger(
                ledger.account(),
                ledger.version(),
                ledger.limit(),
                ledger.platform(),
                held,
                ledger.settled(),
                ledger.limitAct());
    }

    private static Transition<Ledger, AdmissionEvent> relayOnly(Ledger ledger, CloudEvent<ApplicationEvent> event) {
        var deleted = (SignatureDeleted) event.data();
        return Transition.of(ledger, new DeletionRelayed(deleted.signature()));
    }

    private static Ledger releaseAll(Ledger ledger, CloudEvent<DecisionEvent> event) {
        var retired = new SignatureRetired(event.data().signature(), RetirementCause.DELETED, List.of(), null);
        return DecisionsTable.TABLE.decide(
                ledger, CloudEvent.of(event.source(), event.time(), event.accountid(), retired));
    }

    private static Ledger take(Ledger ledger, CloudEvent<DecisionEvent> event) {
        var approved = (SignatureApproved) event.data();
        var summary = approved.summary();
        var more = new ArrayList<>(ledger.held());
        more.add(new Held(
                approved.signature(),
                approved.revision(),
                summary.region(),
                summary.name(),
                NameKey.of(summary.name()),
                true,
                event.time()));
        return with(ledger, more);
    }

    /** Without {@link Guard#REVIEW_ALONE_DECIDES} quota publishes its refusals as outcomes itself. */
    static Consumer<CloudEvent<AdmissionEvent>> announcing(World world) {
        return event -> {
            if (!world.has(Guard.REVIEW_ALONE_DECIDES) && event.data() instanceof ApplicationRefused refused) {
                world.decide(CloudEvent.of(
                        "/quota",
                        event.time(),
                        event.accountid(),
                        new RevisionRefused(
                                refused.signature(),
                                refused.revision(),
                                refused.summary(),
                                refused.submittedAt(),
                                refused.reasons())));
            } else {
                world.admit(event);
            }
        };
    }

    static List<CloudEvent<AdmissionEvent>> heardByReview(Setting setting, List<CloudEvent<AdmissionEvent>> records) {
        return setting.has(Guard.RELAYED_BY_QUOTA)
                ? records
                : records.stream()
                        .filter(event -> !(event.data() instanceof WithdrawalRelayed)
                                && !(event.data() instanceof DeletionRelayed))
                        .toList();
    }

    /** How a batch is handled that holds a record whose document the store refuses. */
    interface Isolation {

        void handle(
                List<CloudEvent<AdmissionEvent>> batch,
                Consumer<List<CloudEvent<AdmissionEvent>>> handler,
                Consumer<CloudEvent<AdmissionEvent>> deadLetter);
    }

    /** Without {@link Guard#DEAD_LETTER_ISOLATED} every record of the batch becomes a dead letter. */
    static Isolation isolation(Setting setting) {
        if (setting.has(Guard.DEAD_LETTER_ISOLATED)) {
            var isolation =
                    new FailureIsolation<CloudEvent<AdmissionEvent>>(failure -> failure instanceof DocumentRefused);
            return (batch, handler, deadLetter) -> {
                if (!batch.isEmpty()) {
                    isolation.handle(batch, handler, (event, _) -> deadLetter.accept(event));
                }
            };
        }
        return (batch, handler, deadLetter) -> {
            try {
                handler.accept(batch);
            } catch (DocumentRefused refused) {
                batch.forEach(deadLetter);
            }
        };
    }

    /** Without {@link Guard#DEAD_LETTER_KEEPS_ITS_SLOT} quota reads an admission's dead letter as its outcome. */
    static List<CloudEvent<DecisionEvent>> heardByQuota(World world, List<CloudEvent<DecisionEvent>> decisions) {
        if (world.has(Guard.DEAD_LETTER_KEEPS_ITS_SLOT)) {
            return decisions;
        }
        var heard = new ArrayList<>(decisions);
        for (var dead : world.deadAdmissions) {
            if (dead.data() instanceof ApplicationAdmitted admitted) {
                var released = new RevisionDiscarded(
                        admitted.signature(),
                        admitted.revision(),
                        Summary.of(admitted.application(), admitted.account()),
                        admitted.submittedAt(),
                        DiscardCause.SUPERSEDED);
                heard.add(CloudEvent.of("/review", dead.time(), dead.accountid(), released));
            }
        }
        world.deadAdmissions.clear();
        return heard;
    }

    static DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> review(
            Setting setting, EventSerializer serializer, Evaluator evaluator, ReviewCalendar calendar) {
        return InboxTable.of(serializer, evaluator, calendar).with(rows -> admissions(setting, new ArrayList<>(rows)));
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> admissions(
            Setting setting, List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> rows) {
        if (!setting.has(Guard.APPROVED_STANDS)) {
            rows.removeIf(row -> row.name().equals(InboxTable.ADMITTED_APPROVED_EXISTS));
        }
        if (!setting.has(Guard.OLDER_REVISION_DISCARDED)) {
            rows.removeIf(row -> row.name().equals(InboxTable.ADMITTED_OVERTAKEN));
        }
        if (!setting.has(Guard.REPEAT_PUBLISHES)) {
            rows.replaceAll(row ->
                    REPEATS.contains(row.name()) ? answering(row, (known, _) -> Transition.unchanged(known)) : row);
        }
        if (!setting.has(Guard.REPEAT_PUBLISHES_ALL)) {
            rows.replaceAll(row -> REPEATS.contains(row.name()) ? answering(row, Mutants::repeatOwn) : row);
        }
        if (!setting.has(Guard.SUPERSEDED_HAS_AN_OUTCOME)) {
            rows.replaceAll(row -> SUPERSEDING.contains(row.name()) ? supersedingSilently(row) : row);
        }
        QuestionMutants.change(setting, rows);
        if (!setting.has(Guard.TOMBSTONES)) {
            rows.replaceAll(
                    named(InboxTable.WITHDRAWAL_OF_NONE, row -> answering(row, (known, _) -> known.repeated())));
        }
        return rows;
    }

    /** By the signature's id, from its case as it is now. */
    static List<Line> registry(World world, RegistryProjection registrar, List<CloudEvent<DecisionEvent>> decisions) {
        if (!world.has(Guard.REGISTRY_FROM_THE_CASE)) {
            return besideTheDecisions(decisions);
        }
        return registrar.entries(decisions).stream()
                .map(entry -> new Line(
                        world.has(Guard.REGISTRY_BY_SIGNATURE)
                                ? entry.key()
                                : world.published.nameOf(entry.signature()).value(),
                        entry.approved() == null ? null : entry.approved().name()))
                .toList();
    }

    private static List<Line> besideTheDecisions(List<CloudEvent<DecisionEvent>> decisions) {
        var lines = new ArrayList<Line>();
        for (var decision : decisions) {
            var key =
                    ApprovedSignature.key(decision.accountid(), decision.data().signature());
            if (decision.data() instanceof SignatureApproved approved) {
                lines.add(new Line(key, approved.summary().name()));
            } else if (decision.data() instanceof SignatureRetired) {
                lines.add(new Line(key, null));
            }
        }
        return lines;
    }

    private static Transition<Case, CaseEvent> repeatOwn(Case known, ReceivedAdmission arrival) {
        int revision = switch (arrival.event()) {
            case ApplicationAdmitted e -> e.revision();
            case ApplicationRefused e -> e.revision();
            case AdmissionQuestioned e -> e.revision();
            case WithdrawalRelayed _, DeletionRelayed _, InformationRelayed _, AdmissionEvent.LimitChanged _ -> 0;
        };
        var own = ":" + known.signature() + ":" + revision;
        return new Transition<>(
                known,
                known.repeated().events().stream()
                        .filter(event -> event.published().id().endsWith(own))
                        .toList());
    }

    private static Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>> supersedingSilently(
            Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>> row) {
        return answering(row, (known, arrival) -> {
            var answer = row.answer().apply(known, arrival);
            var superseded = answer.events().stream()
                    .map(CaseEvent::outcome)
                    .flatMap(Stream::ofNullable)
                    .filter(Mutants::isSuperseded)
                    .toList();
            var left = new TreeMap<>(answer.next().revisions());
            left.values()
                    .removeIf(state -> state instanceof Decided decided
                            && decided.kind() == OutcomeKind.SUPERSEDED
                            && superseded.stream()
                                    .anyMatch(one -> decided.outcome().id().equals(one.eventId())));
            return new Transition<>(answer.next().withRevisions(left), without(answer.events(), superseded));
        });
    }

    private static boolean isSuperseded(Outcome outcome) {
        return outcome instanceof DecisionEvent.RevisionDiscarded discarded
                && discarded.cause() == DiscardCause.SUPERSEDED;
    }

    private static List<CaseEvent> without(List<CaseEvent> events, List<Outcome> silent) {
        return events.stream()
                .filter(event -> silent.stream()
                        .noneMatch(one -> one.eventId().equals(event.published().id())))
                .toList();
    }

    /** Without {@link Guard#UNSENT_UNTIL_ACKNOWLEDGED} an event leaves its case before it is published. */
    static Settlement settlement(
            Setting setting, CaseStore store, DecisionPublisher publisher, InstantSource clock, Duration sweepAfter) {
        if (setting.has(Guard.UNSENT_UNTIL_ACKNOWLEDGED)) {
            return new Settlement(store, publisher, clock, sweepAfter);
        }
        var removedFirst = new RemovedFirst(store, publisher, new ArrayList<>());
        return new Settlement(removedFirst, removedFirst.pending()::addAll, clock, sweepAfter);
    }

    private record RemovedFirst(CaseStore store, DecisionPublisher publisher, List<PublishedEvent> pending)
            implements CaseStore {

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            return store.load(signatures);
        }

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            var events = List.copyOf(pending);
            pending.clear();
            var overtaken = store.save(cases);
            publisher.publish(events);
            return overtaken;
        }

        @Override
        public List<SignatureId> unsentBefore(Instant time, int limit) {
            return store.unsentBefore(time, limit);
        }
    }
}
