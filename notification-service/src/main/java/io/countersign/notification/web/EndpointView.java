package io.countersign.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.notification.domain.Endpoint;
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
                description = "Disabled: it answered 410. Put it again to wake it.",
                allowableValues = {"active", "disabled"})
        String status,

        Instant created,

        @Schema(
                description = "The key that signs the posts, by Standard Webhooks 1.0.0. Shown once, when the endpoint"
                        + " is created.",
                example = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        @Nullable
        String secret) {

    /** What a PUT takes. */
    @Schema(name = "EndpointRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Request(
            @Schema(
                    description = "An https URL that leads to a public address, without user or fragment.",
                    example = "https://hooks.example.com/notices",
                    format = "uri",
                    maxLength = 2048,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String url) {}

    static EndpointView of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static EndpointView withSecret(Endpoint endpoint) {
        return of(endpoint, endpoint.secret().text());
    }

    private static EndpointView of(Endpoint endpoint, @Nullable String secret) {
        return new EndpointView(
                endpoint.id().value(),
                endpoint.url().toString(),
                endpoint.status().name().toLowerCase(Locale.ROOT),
                endpoint.created(),
                secret);
    }
}
