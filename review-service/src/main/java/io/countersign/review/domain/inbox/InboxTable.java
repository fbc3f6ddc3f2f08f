package io.countersign.review.domain.inbox;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.outbox.EventSerializer;
import java.util.List;
import java.util.function.Supplier;

/** What review answers to each record of admissions: the first row that applies. */
public final class InboxTable {

    public static final String ADMITTED_KNOWN = "admitted, the revision has a state";
    public static final String ADMITTED_RETIRED = "admitted, the signature is retired";
    public static final String ADMITTED_APPROVED_EXISTS = "admitted, an approved revision exists";
    public static final String ADMITTED_WITHDRAWN = "admitted, withdrawn before it came";
    public static final String ADMITTED_OVERTAKEN = "admitted, a higher revision is known";
    public static final String ADMITTED_REJECTED = "admitted, a rule rejects";
    public static final String ADMITTED_APPROVED = "admitted, the rules approve";
    public static final String ADMITTED_REFERRED = "admitted, a human decides";
    public static final String REFUSED_KNOWN = "refused, the revision has a state";
    public static final String REFUSED_NEW = "refused";
    public static final String WITHDRAWAL_OF_OPEN = "withdrawal, revisions up to it are open";
    public static final String WITHDRAWAL_OF_NONE = "withdrawal, none is open";
    public static final String DELETION_KNOWN = "deletion, the signature is retired";
    public static final String DELETION_NEW = "deletion";
    public static final String INFORMATION_OPEN = "information, its question is open";
    public static final String INFORMATION_LATE = "information, its question has timed out without an answer";
    public static final String INFORMATION_KNOWN = "information, nothing waits for it";
    public static final String QUESTIONED_KNOWN = "questioned, the revision has a state";
    public static final String QUESTIONED_UNKNOWN = "questioned, the revision is unknown";
    public static final String LIMIT_CHANGED = "limit changed";

    private InboxTable() {}

    public static DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> of(
            EventSerializer serializer, Evaluator evaluator, ReviewCalendar calendar) {
        return of(serializer, evaluator, calendar, () -> QueueForecast.UNKNOWN);
    }

    /** @param forecast of the queue that a referred revision joins */
    public static DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> of(
            EventSerializer serializer,
            Evaluator evaluator,
            ReviewCalendar calendar,
            Supplier<QueueForecast> forecast) {
        var replies = new InboxTransitions(serializer, evaluator, calendar, forecast);
        var admitted = admitted(replies);
        var refused = refused(replies);
        var withdrawal = withdrawal(replies);
        var deletion = deletion(replies);
        var information = information(replies);
        var questioned = questioned();
        var limitChanged = List.of(row(LIMIT_CHANGED, LimitChanged.class, always(), nothing()));
        return new DecisionTable<>(arrival -> switch (arrival.event()) {
            case ApplicationAdmitted _ -> admitted;
            case ApplicationRefused _ -> refused;
            case WithdrawalRelayed _ -> withdrawal;
            case DeletionRelayed _ -> deletion;
            case InformationRelayed _ -> information;
            case AdmissionQuestioned _ -> questioned;
            case LimitChanged _ -> limitChanged;
        });
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> admitted(InboxTransitions replies) {
        var type = ApplicationAdmitted.class;
        return List.of(
                row(ADMITTED_KNOWN, type, (c, e, a) -> c.knows(e.revision()), repeat()),
                row(ADMITTED_RETIRED, type, (c, e, a) -> c.isRetired(), replies::tooLate),
                row(ADMITTED_APPROVED_EXISTS, type, (c, e, a) -> c.hasApproved(), replies::needless),
                row(ADMITTED_WITHDRAWN, type, (c, e, a) -> e.revision() <= c.withdrawnUpTo(), replies::takenBack),
                row(ADMITTED_OVERTAKEN, type, (c, e, a) -> c.knowsAbove(e.revision()), replies::overtaken),
                row(ADMITTED_REJECTED, type, replies::isRejected, replies::reject),
                row(ADMITTED_APPROVED, type, replies::isApproved, replies::approve),
                row(ADMITTED_REFERRED, type, always(), replies::refer));
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> refused(InboxTransitions replies) {
        return List.of(
                row(REFUSED_KNOWN, ApplicationRefused.class, (c, e, a) -> c.knows(e.revision()), repeat()),
                row(REFUSED_NEW, ApplicationRefused.class, always(), replies::refuse));
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> withdrawal(
            InboxTransitions replies) {
        return List.of(
                row(
                        WITHDRAWAL_OF_OPEN,
                        WithdrawalRelayed.class,
                        (c, e, a) -> !c.openUpTo(e.revision()).isEmpty(),
                        replies::withdraw),
                row(WITHDRAWAL_OF_NONE, WithdrawalRelayed.class, always(), replies::rememberWithdrawal));
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> deletion(InboxTransitions replies) {
        return List.of(
                row(DELETION_KNOWN, DeletionRelayed.class, (c, e, a) -> c.isRetired(), repeat()),
                row(DELETION_NEW, DeletionRelayed.class, always(), replies::retire));
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> information(
            InboxTransitions replies) {
        return List.of(
                row(INFORMATION_OPEN, InformationRelayed.class, replies::isAsked, replies::answer),
                row(INFORMATION_LATE, InformationRelayed.class, replies::isUnanswered, replies::answerLate),
                row(INFORMATION_KNOWN, InformationRelayed.class, always(), repeat()));
    }

    private static List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> questioned() {
        return List.of(
                row(QUESTIONED_KNOWN, AdmissionQuestioned.class, (c, e, a) -> c.knows(e.revision()), repeat()),
                row(QUESTIONED_UNKNOWN, AdmissionQuestioned.class, always(), nothing()));
    }

    private static <E extends AdmissionEvent> Guard<E> always() {
        return (known, event, arrival) -> true;
    }

    private static <E extends AdmissionEvent> Reply<E> repeat() {
        return (known, event, arrival) -> known.repeated();
    }

    private static <E extends AdmissionEvent> Reply<E> nothing() {
        return (known, event, arrival) -> Transition.unchanged(known);
    }

    private static <E extends AdmissionEvent> Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>> row(
            String name, Class<E> type, Guard<E> guard, Reply<E> reply) {
        return new Row<>(
                name,
                (known, arrival) -> guard.test(known, type.cast(arrival.event()), arrival),
                (known, arrival) -> reply.apply(known, type.cast(arrival.event()), arrival));
    }

    private interface Guard<E> {
        boolean test(Case known, E event, ReceivedAdmission arrival);
    }

    private interface Reply<E> {
        Transition<Case, CaseEvent> apply(Case known, E event, ReceivedAdmission arrival);
    }
}
