package io.countersign.quota.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Application;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.events.AccountSnapshot;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.DiscardCause;
import io.countersign.contracts.events.RetirementCause;
import io.countersign.contracts.events.Route;
import io.countersign.contracts.events.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of applications and decisions, named for what matters in them. */
public final class Records {

    public static final AccountId ACME = new AccountId("acme");
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Records() {}

    public static CloudEvent<ApplicationEvent> submitted(long signature, int revision, String name) {
        return submitted(ACME, signature, revision, name);
    }

    public static CloudEvent<ApplicationEvent> submitted(AccountId account, long signature, int revision, String name) {
        return submitted(account, signature, revision, name, null);
    }

    public static CloudEvent<ApplicationEvent> submitted(
            AccountId account, long signature, int revision, String name, @Nullable String platform) {
        return by(
                account,
                new ApplicationSubmitted(
                        new SignatureId(signature), revision, application(name), snapshot(account, platform)));
    }

    public static CloudEvent<ApplicationEvent> withdrawal(long signature, int revision) {
        return by(ACME, new WithdrawalRequested(new SignatureId(signature), revision));
    }

    public static CloudEvent<ApplicationEvent> deleted(long signature) {
        return by(ACME, new SignatureDeleted(new SignatureId(signature)));
    }

    public static CloudEvent<DecisionEvent> approved(long signature, int revision) {
        return said(new SignatureApproved(id(signature), revision, summary(), NOON, Route.HUMAN, null));
    }

    public static CloudEvent<DecisionEvent> rejected(long signature, int revision) {
        return rejected(ACME, signature, revision);
    }

    public static CloudEvent<DecisionEvent> rejected(AccountId account, long signature, int revision) {
        return said(
                account, new SignatureRejected(id(signature), revision, summary(), NOON, Route.HUMAN, List.of(), null));
    }

    public static CloudEvent<DecisionEvent> refused(long signature, int revision) {
        return said(new RevisionRefused(id(signature), revision, summary(), NOON, List.of()));
    }

    public static CloudEvent<DecisionEvent> withdrawn(long signature, int revision) {
        return said(new ApplicationWithdrawn(id(signature), revision, summary(), NOON));
    }

    public static CloudEvent<DecisionEvent> discarded(long signature, int revision) {
        return said(new RevisionDiscarded(id(signature), revision, summary(), NOON, DiscardCause.SUPERSEDED));
    }

    public static CloudEvent<DecisionEvent> sentToReviewer(long signature, int revision) {
        return said(new SentToReviewer(id(signature), revision, summary(), NOON, null, null, null));
    }

    public static CloudEvent<DecisionEvent> retired(long signature) {
        return said(new SignatureRetired(id(signature), RetirementCause.DELETED, List.of(), null));
    }

    public static CloudEvent<ApplicationEvent> by(AccountId account, ApplicationEvent event) {
        return CloudEvent.of("/intake", NOON, account, event);
    }

    public static CloudEvent<DecisionEvent> said(AccountId account, DecisionEvent event) {
        return CloudEvent.of("/review", NOON, account, event);
    }

    public static Application application(String name) {
        return application(name, Region.GLOBAL);
    }

    public static Application application(String name, Region region) {
        return new Application(
                name,
                region,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                List.of(),
                null,
                null,
                null,
                null,
                true,
                "ref-" + name,
                null,
                List.of());
    }

    public static AccountSnapshot snapshot(AccountId account, @Nullable String platform) {
        return new AccountSnapshot(account, AccountKind.ENTERPRISE, "Acme Inc.", Language.EN, platform, false);
    }

    public static SignatureId id(long signature) {
        return new SignatureId(signature);
    }

    private static CloudEvent<DecisionEvent> said(DecisionEvent event) {
        return said(ACME, event);
    }

    private static Summary summary() {
        return Summary.of(application("Acme"), snapshot(ACME, null));
    }
}
