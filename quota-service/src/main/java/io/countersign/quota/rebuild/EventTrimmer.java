package io.countersign.quota.rebuild;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.Summary;
import java.util.List;

/** Removes from events the content that a ledger does not use, which bounds the memory of a replay. */
final class EventTrimmer {

    private static final Summary EMPTY_SUMMARY = Summary.of(
            Application.of("", Region.GLOBAL, SignatureType.COMPANY, Purpose.SELF_USE),
            new AccountSnapshot(new AccountId("none"), AccountKind.ENTERPRISE, "", Language.EN, null, false));

    private EventTrimmer() {}

    static <E extends Event> CloudEvent<E> envelope(CloudEvent<Event> event, E data) {
        return new CloudEvent<>("1.0", event.id(), "", "", event.time(), event.accountid(), "application/json", data);
    }

    static ApplicationEvent trim(ApplicationEvent event) {
        return switch (event) {
            case ApplicationSubmitted it -> submitted(it);
            case InformationProvided it ->
                new InformationProvided(it.signature(), it.revision(), it.question(), "", List.of());
            case WithdrawalRequested _, SignatureDeleted _ -> event;
        };
    }

    private static ApplicationSubmitted submitted(ApplicationSubmitted it) {
        var full = it.application();
        var application = Application.of(full.name(), full.region(), SignatureType.COMPANY, Purpose.SELF_USE);
        var account = it.account();
        return new ApplicationSubmitted(
                it.signature(),
                it.revision(),
                application,
                new AccountSnapshot(account.id(), account.kind(), "", account.language(), account.platform(), false));
    }

    /** Only the difference between a release and an approval is kept. */
    static DecisionEvent trim(DecisionEvent event) {
        return switch (event) {
            case SignatureApproved it ->
                new SignatureApproved(
                        it.signature(), it.revision(), EMPTY_SUMMARY, it.submittedAt(), Route.HUMAN, null);
            case Outcome it -> new ApplicationWithdrawn(it.signature(), it.revision(), EMPTY_SUMMARY, it.submittedAt());
            case Progress _ -> event;
            case SignatureRetired it -> new SignatureRetired(it.signature(), it.cause(), List.of(), null);
        };
    }
}
