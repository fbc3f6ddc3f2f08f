package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.snapshot.Summary;
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
public record NoticeRequest(
        NoticeId id, AccountId account, @Nullable String platform, LongFunction<CloudEvent<NoticeEvent>> notice) {

    /** The account's, and that of the platform that submitted the application. */
    List<FeedId> feeds() {
        var own = FeedId.account(account);
        return platform == null ? List.of(own) : List.of(own, FeedId.platform(platform));
    }

    /**
     * Every outcome, retirement by a lead, question and risk of delay leads to a notice, whatever came before it.
     *
     * @param decision the data of {@code event}
     */
    public static Optional<NoticeRequest> of(CloudEvent<? extends Event> event, DecisionEvent decision) {
        var at = event.time();
        var progress = NoticeId.ofProgress(event.id());
        return switch (decision) {
            case Outcome it ->
                Optional.of(of(
                        event,
                        NoticeId.of(it.signature(), it.revision()),
                        it.summary(),
                        number -> NoticeTexts.of(it, number, at)));
            case SignatureRetired it ->
                Optional.ofNullable(it.summary())
                        .filter(_ -> it.cause() == RetirementCause.RETIRED)
                        .map(summary -> of(
                                event,
                                NoticeId.ofRetirement(it.signature()),
                                summary,
                                number -> NoticeTexts.of(it, summary, number, at)));
            case InformationRequested it ->
                Optional.of(of(event, progress, it.summary(), number -> ProgressNotices.of(it, number, at)));
            case DecisionAtRisk it ->
                Optional.of(of(event, progress, it.summary(), number -> ProgressNotices.of(it, number, at)));
            case Progress _ -> Optional.empty();
        };
    }

    private static NoticeRequest of(
            CloudEvent<? extends Event> event, NoticeId id, Summary summary, LongFunction<NoticeEvent> notice) {
        var account = event.accountid();
        return new NoticeRequest(
                id,
                account,
                summary.platform(),
                number -> CloudEvent.of("/notification", event.time(), account, notice.apply(number)));
    }
}
