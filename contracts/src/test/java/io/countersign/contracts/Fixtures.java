package io.countersign.contracts;

import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.DocumentType;
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
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts, applications and events of every service's tests, named for what matters of them. */
public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final AccountId ACME = new AccountId("acme");
    public static final AccountId OTHER = new AccountId("other");

    /** The digest of a certificate. */
    public static final String SHA = "0".repeat(63) + "1";

    /** The reason of every rejection. */
    public static final Reason TOO_SHORT = Reason.at("/name", ReasonCode.NAME_LENGTH)
            .with("length", "1")
            .with("min", "2")
            .with("max", "15")
            .with("suggestion", "Acme Cloud")
            .located(List.of(new TextRange(0, 1)));

    private Fixtures() {}

    public static SignatureId id(long signature) {
        return new SignatureId(signature);
    }

    public static AccountSnapshot account(AccountId id) {
        return account(id, null);
    }

    public static AccountSnapshot account(AccountId id, @Nullable String platform) {
        return new AccountSnapshot(id, AccountKind.ENTERPRISE, "Acme Cloud Ltd", Language.EN, platform, false);
    }

    public static Application application(String name) {
        return application(name, Region.GLOBAL);
    }

    /** A company's own name with its licence. */
    public static Application application(String name, Region region) {
        return Application.of(name, region, SignatureType.COMPANY, Purpose.SELF_USE)
                .withDocuments(List.of(new Document(DocumentType.BUSINESS_LICENCE, SHA)));
    }

    public static Application appealing(String name) {
        return application(name).withAppeal("It is our registered name.");
    }

    public static Summary summary() {
        return Summary.of(application("Acme"), account(ACME));
    }

    public static Summary summary(@Nullable String platform) {
        return Summary.of(application("Acme Cloud").withExternalReference("ref-1"), account(ACME, platform));
    }

    public static CloudEvent<? extends Event> at(CloudEvent<? extends Event> event, Instant time) {
        return CloudEvent.of(event.source(), time, event.accountid(), event.data());
    }

    public static CloudEvent<ApplicationEvent> applied(AccountId account, ApplicationEvent event) {
        return CloudEvent.of("/intake", NOON, account, event);
    }

    public static CloudEvent<ApplicationEvent> submitted(long signature, int revision, String name) {
        return submitted(ACME, signature, revision, name);
    }

    public static CloudEvent<ApplicationEvent> submitted(AccountId account, long signature, int revision, String name) {
        return submitted(account, signature, revision, name, null);
    }

    public static CloudEvent<ApplicationEvent> submitted(
            AccountId account, long signature, int revision, String name, @Nullable String platform) {
        return applied(
                account,
                new ApplicationSubmitted(id(signature), revision, application(name), account(account, platform)));
    }

    public static CloudEvent<ApplicationEvent> withdrawal(long signature, int revision) {
        return applied(ACME, new WithdrawalRequested(id(signature), revision));
    }

    public static CloudEvent<ApplicationEvent> deleted(long signature) {
        return applied(ACME, new SignatureDeleted(id(signature)));
    }

    public static CloudEvent<ApplicationEvent> answered(SignatureId id, int revision, int question) {
        var provided = new InformationProvided(id, revision, question, "Ours.", List.of("f".repeat(64)));
        return CloudEvent.of("/intake", NOON.plusSeconds(90), ACME, provided);
    }

    public static CloudEvent<DecisionEvent> decided(DecisionEvent decision) {
        return decided(ACME, decision);
    }

    public static CloudEvent<DecisionEvent> decided(AccountId account, DecisionEvent decision) {
        return CloudEvent.of("/review", NOON.plusSeconds(60), account, decision);
    }

    public static CloudEvent<DecisionEvent> approved(long signature, int revision) {
        return approved(id(signature), revision);
    }

    public static CloudEvent<DecisionEvent> approved(SignatureId id, int revision) {
        return decided(new SignatureApproved(id, revision, summary(), NOON, Route.HUMAN, null));
    }

    public static CloudEvent<DecisionEvent> approved(AccountId account, long signature) {
        return approved(account, signature, null);
    }

    public static CloudEvent<DecisionEvent> approved(AccountId account, long signature, @Nullable String platform) {
        return decided(account, new SignatureApproved(id(signature), 1, summary(platform), NOON, Route.HUMAN, null));
    }

    public static CloudEvent<DecisionEvent> rejected(long signature, int revision) {
        return rejected(id(signature), revision);
    }

    public static CloudEvent<DecisionEvent> rejected(SignatureId id, int revision) {
        return rejected(ACME, id, revision, summary());
    }

    public static CloudEvent<DecisionEvent> rejected(AccountId account, long signature, int revision) {
        return rejected(account, id(signature), revision, summary(null));
    }

    private static CloudEvent<DecisionEvent> rejected(
            AccountId account, SignatureId id, int revision, Summary summary) {
        var reasons = List.of(TOO_SHORT);
        return decided(account, new SignatureRejected(id, revision, summary, NOON, Route.AUTOMATIC, reasons, null));
    }

    public static CloudEvent<DecisionEvent> refused(long signature, int revision) {
        return refused(id(signature), revision);
    }

    public static CloudEvent<DecisionEvent> refused(SignatureId id, int revision) {
        var reasons = List.of(Reason.at("/name", ReasonCode.DUPLICATE_NAME));
        return decided(new RevisionRefused(id, revision, summary(), NOON, reasons));
    }

    public static CloudEvent<DecisionEvent> withdrawn(long signature, int revision) {
        return withdrawn(id(signature), revision);
    }

    public static CloudEvent<DecisionEvent> withdrawn(SignatureId id, int revision) {
        return decided(new ApplicationWithdrawn(id, revision, summary(), NOON));
    }

    public static CloudEvent<DecisionEvent> discarded(long signature, int revision) {
        return discarded(id(signature), revision);
    }

    public static CloudEvent<DecisionEvent> discarded(SignatureId id, int revision) {
        return decided(new RevisionDiscarded(id, revision, summary(), NOON, DiscardCause.SUPERSEDED));
    }

    public static CloudEvent<DecisionEvent> sentToReviewer(long signature, int revision) {
        return sentToReviewer(id(signature), revision);
    }

    public static CloudEvent<DecisionEvent> sentToReviewer(SignatureId id, int revision) {
        return decided(new SentToReviewer(id, revision, summary(), NOON, null, null, null));
    }

    public static CloudEvent<DecisionEvent> sentToReviewer(SignatureId id, int revision, Instant due) {
        return decided(new SentToReviewer(id, revision, summary(), NOON, null, due, due));
    }

    public static CloudEvent<DecisionEvent> asked(SignatureId id, int revision, int question) {
        return decided(new InformationRequested(
                id, revision, question, summary(), NOON, "Which mark?", NOON.plusSeconds(600)));
    }

    public static CloudEvent<DecisionEvent> closed(
            SignatureId id, int revision, int question, QuestionResult result, Instant due) {
        return decided(new InformationClosed(id, revision, question, result, due, due));
    }

    public static CloudEvent<DecisionEvent> retired(long signature) {
        return decided(new SignatureRetired(id(signature), RetirementCause.DELETED, List.of(), null));
    }

    public static CloudEvent<DecisionEvent> retired(SignatureId id, RetirementCause cause) {
        return decided(new SignatureRetired(id, cause, List.of(), summary()));
    }
}
