package io.countersign.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import io.countersign.notification.domain.endpoint.WebhookSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An endpoint as the API shows it. */
@Schema(name = "Endpoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(
        @Schema(example = "ep_0123456789abcdef0123") String id,

        @Schema(description = "Where notices are posted.", example = "https://hooks.example.com/notices")
        String url,

        @Schema(
                description =
                        "disabled: the endpoint answered 410; put it again to enable it. failing: its secret cannot be"
                                + " opened, so that no delivery can be signed; the operator restores the key, or the owner"
                                + " deletes the endpoint and creates it anew.",
                allowableValues = {"active", "disabled", "failing"})
        String status,

        @Schema(
                description = "Why it is failing.",
                allowableValues = {"SECRET_UNREADABLE"})
        @Nullable
        String error,

        Instant created,

        @Schema(
                description = "The key that signs the posts, by Standard Webhooks 1.0.0. Shown once, when the endpoint"
                        + " is created.",
                example = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        @Nullable
        String secret) {

    static EndpointView of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static EndpointView withSecret(Endpoint endpoint) {
        return of(endpoint, endpoint.secret() instanceof WebhookSecret secret ? secret.text() : null);
    }

    private static EndpointView of(Endpoint endpoint, @Nullable String secret) {
        return new EndpointView(
                endpoint.id().value(),
                endpoint.url().toString(),
                isFailing(endpoint) ? "failing" : endpoint.status().name().toLowerCase(Locale.ROOT),
                isFailing(endpoint) ? "SECRET_UNREADABLE" : null,
                endpoint.created(),
                secret);
    }

    private static boolean isFailing(Endpoint endpoint) {
        return endpoint.active() && endpoint.secret() instanceof UnreadableSecret;
    }
}
