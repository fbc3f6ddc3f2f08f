package io.countersign.intake.web.certificate;

import io.countersign.contracts.events.CertificateEvent.CertificateViewed;
import io.countersign.intake.domain.certificate.CertificatePublisher;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.service.tickets.CertificateTicket;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes each load of a certificate an event before the picture is sent. */
@Component
class CertificateViewRecorder {

    private static final LocalizedText NOT_RECORDED = LocalizedText.of("intake.certificate-view-recorder.not-recorded");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificatePublisher publisher;

    CertificateViewRecorder(CertificatePublisher publisher) {
        this.publisher = publisher;
    }

    /** @throws ProblemException 503 unless the broker has acknowledged the event */
    void record(CertificateTicket permission) {
        var view = HexFormat.of().toHexDigits(RANDOM.nextLong());
        var viewed = new CertificateViewed(
                permission.account(), permission.caseId(), permission.sha256(), permission.reviewer(), view);
        if (!publisher.publish(permission.account(), viewed)) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "VIEW_NOT_RECORDED", NOT_RECORDED)
                    .withHeader("Retry-After", "2");
        }
    }
}
