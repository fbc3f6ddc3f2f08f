package io.countersign.intake.domain;

import io.countersign.contracts.AccountEvent;
import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.DecisionEvent.Outcome;
import io.countersign.contracts.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.DecisionEvent.RevisionRefused;
import io.countersign.contracts.DecisionEvent.SentToReviewer;
import io.countersign.contracts.DecisionEvent.SignatureApproved;
import io.countersign.contracts.DecisionEvent.SignatureRejected;
import io.countersign.contracts.DecisionEvent.SignatureRetired;
import io.countersign.contracts.Event;
import io.countersign.contracts.MessageEvent;
import io.countersign.contracts.NoticeEvent;
import io.countersign.contracts.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One revision as far as it is known: an outcome may be read before the application that it answers. */
public record Revision(
        int number,
        @Nullable ApplicationSubmitted submitted,
        @Nullable Instant submittedAt,
        boolean withdrawalRequested,
        @Nullable SentToReviewer sent,
        @Nullable Outcome outcome,
        @Nullable Instant decidedAt) {

    static Revision unknown(int number) {
        return new Revision(number, null, null, false, null, null, null);
    }

    /** Each event has its own fields, so the order of events doesn't matter. */
    Revision with(CloudEvent<? extends Event> event) {
        return switch (event.data()) {
            case ApplicationSubmitted known ->
                new Revision(number, known, event.time(), withdrawalRequested, sent, outcome, decidedAt);
            case WithdrawalRequested _ -> new Revision(number, submitted, submittedAt, true, sent, outcome, decidedAt);
            case SentToReviewer known ->
                new Revision(number, submitted, submittedAt, withdrawalRequested, known, outcome, decidedAt);
            case Outcome known ->
                new Revision(number, submitted, submittedAt, withdrawalRequested, sent, known, event.time());
            case SignatureDeleted _,
                    SignatureRetired _,
                    AdmissionEvent _,
                    NoticeEvent _,
                    MessageEvent _,
                    AccountEvent _ -> this;
        };
    }

    /** An outcome that isn't there yet means pending. */
    public Status status() {
        return switch (outcome) {
            case null -> Status.PENDING;
            case SignatureApproved _ -> Status.APPROVED;
            case SignatureRejected _ -> Status.REJECTED;
            case RevisionRefused _ -> Status.REFUSED;
            case ApplicationWithdrawn _ -> Status.WITHDRAWN;
            case RevisionDiscarded _ -> Status.DISCARDED;
        };
    }

    public List<Reason> reasons() {
        return switch (outcome) {
            case SignatureRejected rejected -> rejected.reasons();
            case RevisionRefused refused -> refused.reasons();
            case null, default -> List.of();
        };
    }

    /** It waits for its outcome and names this certificate. */
    boolean needs(String sha256) {
        if (outcome != null || submitted == null) {
            return false;
        }
        var letter = submitted.application().letter();
        return (letter != null && letter.sha256().equals(sha256))
                || submitted.application().documents().stream()
                        .anyMatch(document -> document.sha256().equals(sha256));
    }

    /** A human looks at it, or will. */
    public boolean inReview() {
        return outcome == null && sent != null;
    }
}
