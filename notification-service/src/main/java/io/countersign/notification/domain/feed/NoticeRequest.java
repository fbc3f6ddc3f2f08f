package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.RetirementCause;
import io.countersign.contracts.events.Summary;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An event that leads to a notice.
 *
 * @param notice creates the notice once its number is known
 */
record NoticeRequest(
        NoticeId id, AccountId account, @Nullable String platform, LongFunction<CloudEvent<NoticeEvent>> notice) {

    /** The account's, and that of the platform that submitted the application. */
    List<FeedId> feeds() {
        var own = FeedId.account(account);
        return platform == null ? List.of(own) : List.of(own, FeedId.platform(platform));
    }

    /** Every outcome, retirement by a lead, question and risk of delay leads to a notice, whatever came before it. */
    static Optional<NoticeRequest> in(CloudEvent<DecisionEvent> event) {
        return switch (event.data()) {
            case DecisionEvent.Outcome outcome -> Optional.of(of(event, outcome));
            case DecisionEvent.SignatureRetired retired ->
                Optional.ofNullable(retired.summary())
                        .filter(_ -> retired.cause() == RetirementCause.RETIRED)
                        .map(summary -> of(event, retired, summary));
            case DecisionEvent.InformationRequested asked ->
                Optional.of(
                        progress(event, asked.summary(), number -> ProgressNotices.of(asked, number, event.time())));
            case DecisionEvent.DecisionAtRisk risk ->
                Optional.of(progress(event, risk.summary(), number -> ProgressNotices.of(risk, number, event.time())));
            case DecisionEvent.SentToReviewer _, DecisionEvent.InformationClosed _, DecisionEvent.DecisionOverdue _ ->
                Optional.empty();
        };
    }

    private static NoticeRequest progress(
            CloudEvent<DecisionEvent> event, Summary summary, LongFunction<NoticeEvent> notice) {
        var account = event.accountid();
        return new NoticeRequest(
                NoticeId.ofProgress(event.id()),
                account,
                summary.platform(),
                number -> CloudEvent.of("/notification", event.time(), account, notice.apply(number)));
    }

    private static NoticeRequest of(
            CloudEvent<DecisionEvent> event, DecisionEvent.SignatureRetired retired, Summary summary) {
        var account = event.accountid();
        return new NoticeRequest(
                NoticeId.ofRetirement(retired.signature()),
                account,
                summary.platform(),
                number -> CloudEvent.of(
                        "/notification",
                        event.time(),
                        account,
                        NoticeTexts.of(retired, summary, number, event.time())));
    }

    private static NoticeRequest of(CloudEvent<DecisionEvent> event, DecisionEvent.Outcome outcome) {
        var account = event.accountid();
        return new NoticeRequest(
                NoticeId.of(outcome.signature(), outcome.revision()),
                account,
                outcome.summary().platform(),
                number -> CloudEvent.of(
                        "/notification", event.time(), account, NoticeTexts.of(outcome, number, event.time())));
    }
}
