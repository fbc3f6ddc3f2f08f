package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Application;
import io.countersign.contracts.Application.Document;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.events.AccountSnapshot;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
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
import io.countersign.contracts.events.DiscardCause;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.QuestionResult;
import io.countersign.contracts.events.RetirementCause;
import io.countersign.contracts.events.Route;
import io.countersign.contracts.events.Summary;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.intake.domain.certificate.CertificateLimits;
import io.countersign.intake.domain.certificate.CertificateQuota;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts, applications and decisions, named for what matters of them. */
public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final AccountId ACME = new AccountId("acme");
    public static final AccountId OTHER = new AccountId("other");
    public static final String SHA = "0".repeat(63) + "1";

    private Fixtures() {}

    public static AccountSnapshot account(AccountId id) {
        return new AccountSnapshot(id, AccountKind.ENTERPRISE, "Acme Cloud Ltd", Language.EN, null, false);
    }

    public static AccountSnapshot accountOf(String platform, AccountId id) {
        return new AccountSnapshot(id, AccountKind.ENTERPRISE, "Acme Cloud Ltd", Language.EN, platform, false);
    }

    public static Application application(String name) {
        return application(name, null, null);
    }

    public static Application appealing(String name) {
        return application(name, null, "It is our registered name.");
    }

    public static Application application(String name, @Nullable String reference, @Nullable String appeal) {
        return new Application(
                name,
                Region.GLOBAL,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                List.of(new Document(DocumentType.BUSINESS_LICENCE, SHA)),
                null,
                null,
                null,
                null,
                true,
                reference,
                appeal,
                List.of());
    }

    public static Summary summary() {
        return Summary.of(application("Acme"), account(ACME));
    }

    public static CloudEvent<DecisionEvent> decided(DecisionEvent decision) {
        return CloudEvent.of("/review", NOON.plusSeconds(60), ACME, decision);
    }

    public static CloudEvent<DecisionEvent> approved(SignatureId id, int revision) {
        return decided(new SignatureApproved(id, revision, summary(), NOON, Route.HUMAN, null));
    }

    public static CloudEvent<DecisionEvent> rejected(SignatureId id, int revision) {
        var reasons = List.of(Reason.at("/name", ReasonCode.NAME_LENGTH).with("length", "1"));
        return decided(new SignatureRejected(id, revision, summary(), NOON, Route.AUTOMATIC, reasons, null));
    }

    public static CloudEvent<DecisionEvent> refused(SignatureId id, int revision) {
        var reasons = List.of(Reason.at("/name", ReasonCode.DUPLICATE_NAME));
        return decided(new RevisionRefused(id, revision, summary(), NOON, reasons));
    }

    public static CloudEvent<DecisionEvent> withdrawn(SignatureId id, int revision) {
        return decided(new ApplicationWithdrawn(id, revision, summary(), NOON));
    }

    public static CloudEvent<DecisionEvent> discarded(SignatureId id, int revision) {
        return decided(new RevisionDiscarded(id, revision, summary(), NOON, DiscardCause.SUPERSEDED));
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

    public static CloudEvent<ApplicationEvent> answered(SignatureId id, int revision, int question) {
        var provided = new InformationProvided(id, revision, question, "Ours.", List.of("f".repeat(64)));
        return CloudEvent.of("/intake", NOON.plusSeconds(90), ACME, provided);
    }

    public static CloudEvent<DecisionEvent> closed(
            SignatureId id, int revision, int question, QuestionResult result, Instant due) {
        return decided(new InformationClosed(id, revision, question, result, due, due));
    }

    public static CloudEvent<DecisionEvent> retired(SignatureId id, RetirementCause cause) {
        return decided(new SignatureRetired(id, cause, List.of(), summary()));
    }

    public static CloudEvent<? extends Event> at(CloudEvent<? extends Event> event, Instant time) {
        return CloudEvent.of(event.source(), time, event.accountid(), event.data());
    }

    /** What certificates may occupy, more than any test needs. */
    public static CertificateQuota certificateQuota() {
        return new CertificateQuota(new InMemoryCertificateUsage(), new CertificateLimits(1_000, 1L << 30));
    }
}
