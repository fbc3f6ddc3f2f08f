package io.countersign.simulation.mutant;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.platform.kafka.event.FailureIsolation;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.ReceivedAdmission;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import io.countersign.simulation.store.DocumentRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The inbox of review-service without the guards that a run goes without: a row fewer, or another answer in its place. */
public final class InboxMutants {

    private static final Set<String> REPEATS = Set.of(InboxTable.ADMITTED_KNOWN, InboxTable.REFUSED_KNOWN);
    private static final Set<String> SUPERSEDING =
            Set.of(InboxTable.ADMITTED_REJECTED, InboxTable.ADMITTED_APPROVED, InboxTable.ADMITTED_REFERRED);

    private InboxMutants() {}

    public static List<CloudEvent<AdmissionEvent>> heard(Setting setting, List<CloudEvent<AdmissionEvent>> records) {
        return setting.has(Guard.RELAYED_BY_QUOTA)
                ? records
                : records.stream()
                        .filter(event -> !(event.data() instanceof WithdrawalRelayed)
                                && !(event.data() instanceof DeletionRelayed))
                        .toList();
    }

    /** How a batch is handled that holds a record whose document the store refuses. */
    public interface BatchIsolation {

        void handle(
                List<CloudEvent<AdmissionEvent>> batch,
                Consumer<List<CloudEvent<AdmissionEvent>>> handler,
                Consumer<CloudEvent<AdmissionEvent>> deadLetter);
    }

    /** Without {@link Guard#DEAD_LETTER_ISOLATED} every record of the batch becomes a dead letter. */
    public static BatchIsolation isolation(Setting setting) {
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

    public static DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> table(
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
            rows.replaceAll(row -> REPEATS.contains(row.name())
                    ? TableRows.answering(row, (known, _) -> Transition.unchanged(known))
                    : row);
        }
        if (!setting.has(Guard.REPEAT_PUBLISHES_ALL)) {
            rows.replaceAll(
                    row -> REPEATS.contains(row.name()) ? TableRows.answering(row, InboxMutants::repeatOwn) : row);
        }
        if (!setting.has(Guard.SUPERSEDED_HAS_AN_OUTCOME)) {
            rows.replaceAll(row -> SUPERSEDING.contains(row.name()) ? supersedingSilently(row) : row);
        }
        QuestionMutants.change(setting, rows);
        if (!setting.has(Guard.TOMBSTONES)) {
            rows.replaceAll(TableRows.named(
                    InboxTable.WITHDRAWAL_OF_NONE, row -> TableRows.answering(row, (known, _) -> known.repeated())));
        }
        return rows;
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
        return TableRows.answering(row, (known, arrival) -> {
            var answer = row.answer().apply(known, arrival);
            var superseded = answer.events().stream()
                    .map(CaseEvent::outcome)
                    .flatMap(Stream::ofNullable)
                    .filter(InboxMutants::isSuperseded)
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
}
