package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.certificate.CertificateFingerprints;
import io.countersign.intake.domain.command.QuestionAnswer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Events as of now. */
record EventFactory(InstantSource clock, CertificateFingerprints certificates) {

    static final String SOURCE = "/intake";

    CloudEvent<ApplicationSubmitted> submitted(
            SignatureId signature, int revision, AccountSnapshot account, Application application) {
        var images = certificates.fingerprints(account.id(), application.pictures());
        return event(account.id(), new ApplicationSubmitted(signature, revision, application, account, images));
    }

    /** An account for trying out leaves no trace of its pictures. */
    InformationProvided provided(QuestionAnswer answer, int revision, boolean test) {
        var images =
                test ? List.<ImageFingerprint>of() : certificates.fingerprints(answer.account(), answer.certificates());
        return new InformationProvided(
                answer.signature(), revision, answer.question(), answer.text(), answer.certificates(), images);
    }

    <E extends ApplicationEvent> CloudEvent<E> event(AccountId account, E data) {
        return CloudEvent.of(SOURCE, clock.instant().truncatedTo(ChronoUnit.MILLIS), account, data);
    }
}
