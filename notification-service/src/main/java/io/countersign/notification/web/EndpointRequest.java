package io.countersign.notification.web;

import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.notification.domain.endpoint.AddressPolicy.Fault;
import io.countersign.platform.web.binding.BoundBody;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;

/** Where notices are to be posted. */
record EndpointRequest(
        @NotNull
        @PlainText
        @Schema(
                description = "An https URL that leads to a public address, without user or fragment.",
                example = "https://hooks.example.com/notices",
                format = "uri",
                maxLength = 2048)
        String url)
        implements RequestRecord {

    private static final LocalizedText DETAIL = LocalizedText.of("notification.endpoint-request.detail");
    private static final LocalizedText MALFORMED = LocalizedText.of("notification.endpoint-request.malformed");
    private static final Map<Fault, LocalizedText> FIXES = new EnumMap<>(Map.of(
            Fault.TOO_LONG, LocalizedText.of("notification.endpoint-request.use-at-most-characters"),
            Fault.NOT_ABSOLUTE, MALFORMED,
            Fault.SCHEME, LocalizedText.of("notification.endpoint-request.use-https"),
            Fault.USER_INFO, LocalizedText.of("notification.endpoint-request.leave-user-and-password-out"),
            Fault.FRAGMENT, LocalizedText.of("notification.endpoint-request.leave-the-part-after-out"),
            Fault.PORT, LocalizedText.of("notification.endpoint-request.use-a-port-from-to"),
            Fault.PRIVATE, LocalizedText.of("notification.endpoint-request.use-a-host-with-a-public")));

    /** @throws io.countersign.platform.web.problem.ProblemException 422 with everything that is wrong with it */
    static URI url(JsonBody<EndpointRequest> body, AddressPolicy policy) {
        var bound = body.bind();
        var text = bound.value().url();
        try {
            if (text != null && !text.isBlank()) {
                policy.check(new URI(text)).ifPresent(fault -> report(bound, fault));
            }
        } catch (URISyntaxException malformed) {
            report(bound, Fault.NOT_ABSOLUTE);
        }
        return URI.create(bound.checked().url());
    }

    private static void report(BoundBody<EndpointRequest> body, Fault fault) {
        body.fault("URL_" + fault.name(), "/url", DETAIL, FIXES.getOrDefault(fault, MALFORMED));
    }
}
