package io.countersign.intake.domain.view;

import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.reasons.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of a signature's timeline. */
public record TimelineEntry(
        Instant time, Kind kind, @Nullable Integer revision, List<Reason> reasons) {

    /** What happened, in the order of the flow. */
    public enum Kind {
        SUBMITTED,
        ADMITTED,
        NO_SLOT,
        SENT_TO_REVIEWER,
        QUESTION_ASKED,
        QUESTION_ANSWERED,
        QUESTION_CLOSED,
        DECISION_AT_RISK,
        DECISION_OVERDUE,
        WITHDRAWAL_REQUESTED,
        DELETION_REQUESTED,
        HELD_UP,
        APPROVED,
        REJECTED,
        REFUSED,
        WITHDRAWN,
        DISCARDED,
        RETIRED,
        DELETED,
        NOTICE_ISSUED;

        /** The name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TimelineEntry {
        reasons = List.copyOf(reasons);
    }

    /** Everything that is known, in the order in which it happened. */
    public static List<TimelineEntry> of(View view) {
        var moments = new ArrayList<TimelineEntry>();
        view.events().values().forEach(event -> moments.add(of(event)));
        view.marks()
                .values()
                .forEach(mark -> moments.add(new TimelineEntry(mark.time(), mark.kind(), mark.revision(), List.of())));
        moments.sort(Comparator.comparing(TimelineEntry::time)
                .thenComparing(TimelineEntry::kind)
                .thenComparingInt(moment -> moment.revision() == null ? 0 : moment.revision()));
        return List.copyOf(moments);
    }

    private static TimelineEntry of(CloudEvent<? extends Event> event) {
        return switch (event.data()) {
            case ApplicationSubmitted e -> plain(event, Kind.SUBMITTED, e.revision());
            case WithdrawalRequested e -> plain(event, Kind.WITHDRAWAL_REQUESTED, e.revision());
            case SignatureDeleted _ -> new TimelineEntry(event.time(), Kind.DELETION_REQUESTED, null, List.of());
            case InformationProvided e -> plain(event, Kind.QUESTION_ANSWERED, e.revision());
            case SentToReviewer e -> plain(event, Kind.SENT_TO_REVIEWER, e.revision());
            case InformationRequested e -> plain(event, Kind.QUESTION_ASKED, e.revision());
            case InformationClosed e -> plain(event, Kind.QUESTION_CLOSED, e.revision());
            case DecisionAtRisk e -> plain(event, Kind.DECISION_AT_RISK, e.revision());
            case DecisionOverdue e -> plain(event, Kind.DECISION_OVERDUE, e.revision());
            case SignatureApproved e -> plain(event, Kind.APPROVED, e.revision());
            case SignatureRejected e -> new TimelineEntry(event.time(), Kind.REJECTED, e.revision(), e.reasons());
            case RevisionRefused e -> new TimelineEntry(event.time(), Kind.REFUSED, e.revision(), e.reasons());
            case ApplicationWithdrawn e -> plain(event, Kind.WITHDRAWN, e.revision());
            case RevisionDiscarded e -> plain(event, Kind.DISCARDED, e.revision());
            case SignatureRetired e -> new TimelineEntry(event.time(), ended(e), null, e.reasons());
            case AdmissionEvent _, NoticeEvent _, MessageEvent _, AccountEvent _, CertificateEvent _ ->
                throw new IllegalStateException("is kept as a mark");
        };
    }

    private static Kind ended(SignatureRetired retired) {
        return switch (retired.cause()) {
            case DELETED -> Kind.DELETED;
            case RETIRED -> Kind.RETIRED;
        };
    }

    private static TimelineEntry plain(CloudEvent<? extends Event> event, Kind kind, int revision) {
        return new TimelineEntry(event.time(), kind, revision, List.of());
    }
}
