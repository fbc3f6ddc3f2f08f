package io.countersign.notification.domain.feed;

import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeReason;
import io.countersign.contracts.events.NoticeEvent.Outcome;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an outcome into what the applicant reads, in both languages. */
record NoticeTexts(
        Outcome outcome,
        List<Reason> reasons,
        @Nullable DiscardCause cause,
        @Nullable Route route) {

    static NoticeIssued of(DecisionEvent.Outcome outcome, long number, Instant decidedAt) {
        var wording = of(outcome);
        return new NoticeIssued(
                outcome.signature(),
                outcome.revision(),
                number,
                wording.outcome(),
                outcome.summary(),
                wording.reasons().stream().map(NoticeReason::of).toList(),
                wording.cause(),
                wording.route(),
                outcome.submittedAt(),
                decidedAt);
    }

    static NoticeIssued of(DecisionEvent.SignatureRetired retired, Summary summary, long number, Instant at) {
        return new NoticeIssued(
                retired.signature(),
                0,
                number,
                Outcome.RETIRED,
                summary,
                retired.reasons().stream().map(NoticeReason::of).toList(),
                null,
                null,
                at,
                at);
    }

    private static NoticeTexts of(DecisionEvent.Outcome outcome) {
        return switch (outcome) {
            case DecisionEvent.SignatureApproved approved ->
                new NoticeTexts(Outcome.APPROVED, List.of(), null, approved.route());
            case DecisionEvent.SignatureRejected rejected ->
                new NoticeTexts(Outcome.REJECTED, rejected.reasons(), null, rejected.route());
            case DecisionEvent.RevisionRefused refused ->
                new NoticeTexts(Outcome.REFUSED, refused.reasons(), null, null);
            case DecisionEvent.ApplicationWithdrawn _ -> new NoticeTexts(Outcome.WITHDRAWN, List.of(), null, null);
            case DecisionEvent.RevisionDiscarded discarded ->
                new NoticeTexts(Outcome.DISCARDED, List.of(), discarded.cause(), null);
        };
    }
}
