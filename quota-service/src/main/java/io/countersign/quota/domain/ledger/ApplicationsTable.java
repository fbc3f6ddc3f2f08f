package io.countersign.quota.domain.ledger;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What each record of applications does to the ledger, and what is answered. */
public final class ApplicationsTable {

    static final List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>> SUBMITTED =
            List.of(
                    row(
                            "submitted: held",
                            ApplicationSubmitted.class,
                            (ledger, event) -> ledger.holds(event.signature(), event.revision()),
                            ApplicationsTable::admitAgain),
                    row(
                            "submitted: settled as released",
                            ApplicationSubmitted.class,
                            (ledger, event) -> settled(ledger, event) instanceof Settled.Released,
                            ApplicationsTable::admitAgain),
                    row(
                            "submitted: settled as refused",
                            ApplicationSubmitted.class,
                            (ledger, event) -> settled(ledger, event) instanceof Settled.Refused,
                            ApplicationsTable::refuseAgain),
                    row(
                            "submitted: name held by another signature",
                            ApplicationSubmitted.class,
                            (ledger, event) -> otherHolder(ledger, event).isPresent(),
                            ApplicationsTable::refuseDuplicate),
                    row(
                            "submitted: no slot left",
                            ApplicationSubmitted.class,
                            ApplicationsTable::needsSlotBeyondLimit,
                            ApplicationsTable::refuseBeyondLimit),
                    row(
                            "submitted: too many revisions held",
                            ApplicationSubmitted.class,
                            (ledger, _) -> ledger.held().size() >= Ledger.MAX_HELD,
                            ApplicationsTable::refuseTooManyRevisions),
                    row("submitted: else", ApplicationSubmitted.class, (_, _) -> true, ApplicationsTable::admit));

    static final List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>>
            WITHDRAWAL_REQUESTED = List.of(row(
            "withdrawal requested", WithdrawalRequested.class, (_, _) -> true, ApplicationsTable::relayWithdrawal));

    static final List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>>
            INFORMATION_PROVIDED = List.of(row(
            "information provided", InformationProvided.class, (_, _) -> true, ApplicationsTable::relayInformation));

    static final List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>> DELETED =
            List.of(row("deleted", SignatureDeleted.class, (_, _) -> true, ApplicationsTable::releaseDeleted));

    /** The rows of each event, first match answers. */
    public static final DecisionTable<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> TABLE =
            new DecisionTable<>(event -> switch (event.data()) {
                case ApplicationSubmitted _ -> SUBMITTED;
                case WithdrawalRequested _ -> WITHDRAWAL_REQUESTED;
                case InformationProvided _ -> INFORMATION_PROVIDED;
                case SignatureDeleted _ -> DELETED;
            });

    private ApplicationsTable() {}

    /** What answers one kind of event, of the time at which it happened. */
    interface Answering<T extends ApplicationEvent> {

        Transition<Ledger, AdmissionEvent> rule(Ledger ledger, T event, Instant at);
    }

    static <T extends ApplicationEvent>
            Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> row(
                    String name, Class<T> type, BiPredicate<Ledger, T> guard, Answering<T> answer) {
        return new Row<>(
                name,
                (ledger, event) -> guard.test(ledger, type.cast(event.data())),
                (ledger, event) -> answer.rule(ledger, type.cast(event.data()), event.time()));
    }

    static Transition<Ledger, AdmissionEvent> admit(Ledger ledger, ApplicationSubmitted event, Instant at) {
        var after = ledger.hold(held(event, at)).actedForBy(event.account().platform());
        return Transition.of(after, admitted(after, event, at));
    }

    static Held held(ApplicationSubmitted event, Instant at) {
        var application = event.application();
        return new Held(
                event.signature(),
                event.revision(),
                application.region(),
                application.name(),
                NameKey.of(application.name()),
                false,
                at);
    }

    private static Transition<Ledger, AdmissionEvent> admitAgain(
            Ledger ledger, ApplicationSubmitted event, Instant at) {
        return Transition.of(ledger, admitted(ledger, event, at));
    }

    private static Transition<Ledger, AdmissionEvent> refuseAgain(
            Ledger ledger, ApplicationSubmitted event, Instant at) {
        var reasons = settled(ledger, event) instanceof Settled.Refused refused ? refused.reasons() : List.<Reason>of();
        return Transition.of(ledger, refused(ledger, event, reasons, at));
    }

    private static boolean needsSlotBeyondLimit(Ledger ledger, ApplicationSubmitted event) {
        return !ledger.holds(event.signature()) && ledger.used() >= ledger.limit();
    }

    /** With every other reason that the ledger knows: whoever renames it must not learn of the limit only then. */
    private static Transition<Ledger, AdmissionEvent> refuseDuplicate(
            Ledger ledger, ApplicationSubmitted event, Instant at) {
        var duplicate = Reason.at("/name", ReasonCode.DUPLICATE_NAME);
        var reasons = new ArrayList<Reason>();
        reasons.add(otherHolder(ledger, event)
                .map(id -> duplicate.with("signature", id.text()))
                .orElse(duplicate));
        if (needsSlotBeyondLimit(ledger, event)) {
            reasons.add(quotaExceeded(ledger));
        }
        return refuse(ledger, event, reasons, at);
    }

    private static Transition<Ledger, AdmissionEvent> refuseBeyondLimit(
            Ledger ledger, ApplicationSubmitted event, Instant at) {
        return refuse(ledger, event, List.of(quotaExceeded(ledger)), at);
    }

    private static Reason quotaExceeded(Ledger ledger) {
        return Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", Integer.toString(ledger.limit()));
    }

    private static Transition<Ledger, AdmissionEvent> refuseTooManyRevisions(
            Ledger ledger, ApplicationSubmitted event, Instant at) {
        var reason = Reason.of(ReasonCode.TOO_MANY_OPEN_REVISIONS).with("limit", Integer.toString(Ledger.MAX_HELD));
        return refuse(ledger, event, List.of(reason), at);
    }

    private static Transition<Ledger, AdmissionEvent> refuse(
            Ledger ledger, ApplicationSubmitted event, List<Reason> reasons, Instant at) {
        var after = ledger.settle(new Settled.Refused(event.signature(), event.revision(), at, reasons))
                .actedForBy(event.account().platform());
        return Transition.of(after, refused(after, event, reasons, at));
    }

    private static Transition<Ledger, AdmissionEvent> relayWithdrawal(
            Ledger ledger, WithdrawalRequested event, Instant at) {
        return Transition.of(ledger, new WithdrawalRelayed(event.signature(), event.revision()));
    }

    private static Transition<Ledger, AdmissionEvent> relayInformation(
            Ledger ledger, InformationProvided event, Instant at) {
        var relayed = new InformationRelayed(
                event.signature(),
                event.revision(),
                event.question(),
                event.text(),
                event.certificates(),
                at,
                event.images());
        return Transition.of(ledger, relayed);
    }

    private static Transition<Ledger, AdmissionEvent> releaseDeleted(
            Ledger ledger, SignatureDeleted event, Instant at) {
        var after = ledger.releaseAll(event.signature(), at);
        return Transition.of(after, new DeletionRelayed(event.signature()));
    }

    private static ApplicationAdmitted admitted(Ledger ledger, ApplicationSubmitted event, Instant at) {
        return new ApplicationAdmitted(
                event.signature(),
                event.revision(),
                event.application(),
                event.account(),
                at,
                ledger.used(),
                ledger.limit(),
                event.images());
    }

    private static ApplicationRefused refused(
            Ledger ledger, ApplicationSubmitted event, List<Reason> reasons, Instant at) {
        var summary = Summary.of(event.application(), event.account());
        return new ApplicationRefused(
                event.signature(),
                event.revision(),
                summary,
                reasons,
                at,
                ledger.used(),
                ledger.limit(),
                event.application(),
                event.account());
    }

    private static Optional<SignatureId> otherHolder(Ledger ledger, ApplicationSubmitted event) {
        var application = event.application();
        return ledger.otherHolder(NameKey.of(application.name()), application.region(), event.signature());
    }

    private static @Nullable Settled settled(Ledger ledger, ApplicationSubmitted event) {
        return ledger.settled(event.signature(), event.revision()).orElse(null);
    }
}
