package io.countersign.intake.web.certificate;

import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.web.submission.ApplicationRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A certificate as it is stored; its digest is what applications name. */
@Schema(name = "Certificate")
record CertificateView(
        @Schema(pattern = "^" + ApplicationRequest.SHA256 + "$")
        String sha256,

        @Schema(allowableValues = {"image/jpeg", "image/png"})
        String mediaType,

        int width,
        int height,
        @Schema(description = "Bytes") int size,
        Instant uploadedAt) {

    static CertificateView of(Certificate certificate) {
        return new CertificateView(
                certificate.sha256(),
                certificate.format().mediaType(),
                certificate.width(),
                certificate.height(),
                certificate.size(),
                certificate.uploadedAt());
    }
}
