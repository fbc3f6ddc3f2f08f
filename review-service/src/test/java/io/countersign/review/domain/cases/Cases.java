package io.countersign.review.domain.cases;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Approves;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Refers;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Rejects;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Fixtures: one account, a few signatures, and rules that read their verdict in the name. */
public final class Cases {

    public static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    public static final AccountId ACCOUNT = Fixtures.ACME;
    public static final SignatureId S1 = new SignatureId(1);
    public static final SignatureId S2 = new SignatureId(2);
    /** The digest of a certificate. */
    public static final String CERTIFICATE = "a".repeat(64);

    public static final RevisionContent CONTENT = content("Acme Cloud");
    public static final Assessment ASSESSMENT = new Assessment("test", "0", List.of());
    public static final ReviewCalendar CALENDAR = new ReviewCalendar(Duration.ofHours(2), Set.of());

    /** A name that starts with "bad" is rejected, one with "good" approved, any other needs a human, one with "pair" two. */
    public static final Evaluator EVALUATOR = content -> {
        var name = content.application().name();
        if (name.startsWith("bad")) {
            return new Rejects(ASSESSMENT, Route.AUTOMATIC, List.of(Reason.at("/name", ReasonCode.NAME_LENGTH)));
        }
        return name.startsWith("good")
                ? new Approves(ASSESSMENT, Route.AUTOMATIC)
                : new Refers(ASSESSMENT, name.startsWith("pair"));
    };

    /** Bytes enough for a test to tell two events apart. */
    public static final EventSerializer SERIALIZER =
            event -> new PublishedEvent(event.accountid(), event.id(), event.subject(), event.toString());

    private Cases() {}

    public static RevisionContent content(String name) {
        return new RevisionContent(application(name), snapshot(), NOW);
    }

    public static AccountSnapshot snapshot() {
        return Fixtures.account(ACCOUNT);
    }

    public static Application application(String name) {
        return Fixtures.application(name, Region.DOMESTIC).withDocuments(List.of());
    }

    public static Case openCase(SignatureId signature, int revision) {
        var sent =
                new PublishedEvent(ACCOUNT, "sent-to-reviewer:" + signature + ":" + revision, signature.text(), "{}");
        return Case.unknown(signature, ACCOUNT).with(revision, Open.waiting(CONTENT, ASSESSMENT, NOW, sent));
    }

    /** The stored case; fails without one. */
    public static Case stored(CaseStore store, SignatureId signature) {
        return Objects.requireNonNull(store.load(List.of(signature)).get(signature));
    }

    public static CloudEvent<AdmissionEvent> admitted(SignatureId signature, int revision, String name) {
        return record(new ApplicationAdmitted(signature, revision, application(name), snapshot(), NOW, revision, 50));
    }

    /** Waits for a human, with one certificate. */
    public static CloudEvent<AdmissionEvent> admittedWith(SignatureId signature, int revision, String sha256) {
        var application = application("Acme Cloud")
                .withDocuments(List.of(new Application.Document(DocumentType.BUSINESS_LICENCE, sha256)));
        return record(new ApplicationAdmitted(signature, revision, application, snapshot(), NOW, revision, 50));
    }

    public static CloudEvent<AdmissionEvent> refused(SignatureId signature, int revision) {
        var reasons = List.of(Reason.at("/name", ReasonCode.DUPLICATE_NAME));
        return record(new ApplicationRefused(signature, revision, CONTENT.summary(), reasons, NOW, 50, 50, null, null));
    }

    public static CloudEvent<AdmissionEvent> refused(SignatureId signature, int revision, String name) {
        var reasons = List.of(Reason.at("/name", ReasonCode.DUPLICATE_NAME));
        return record(new ApplicationRefused(
                signature,
                revision,
                content(name).summary(),
                reasons,
                NOW,
                50,
                50,
                content(name).application(),
                content(name).account()));
    }

    public static CloudEvent<AdmissionEvent> withdrawal(SignatureId signature, int revision) {
        return record(new WithdrawalRelayed(signature, revision));
    }

    public static CloudEvent<AdmissionEvent> deletion(SignatureId signature) {
        return record(new DeletionRelayed(signature));
    }

    public static CloudEvent<AdmissionEvent> record(AdmissionEvent event) {
        return CloudEvent.of("/quota", NOW, ACCOUNT, event);
    }

    public static CloudEvent<DecisionEvent> decision(DecisionEvent event) {
        return CloudEvent.of("/review", NOW, ACCOUNT, event);
    }
}
