package io.countersign.review.web.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A ticket as it is answered. */
@Schema(name = "CertificateTicket")
record CertificateTicketView(
        @Schema(description = "Opens the certificate together with the cookie")
        String ticket,

        @Schema(description = "Where the picture is") String url,

        Instant expiresAt) {}
