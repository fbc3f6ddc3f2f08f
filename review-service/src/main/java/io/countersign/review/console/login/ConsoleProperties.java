package io.countersign.review.console.login;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people log in to the console.
 *
 * @param clientId the console's id at the OIDC provider
 * @param clientSecret empty for a public client, which proves itself by PKCE alone
 * @param rolesClaim the claim of the ID token that lists the roles
 * @param url the address under which browsers reach this service; null takes it from each request
 * @param idleTimeout ends a session that sends no request for so long
 * @param absoluteTimeout ends every session after so long
 */
@Validated
@ConfigurationProperties("countersign.console")
record ConsoleProperties(
        @DefaultValue("countersign-console") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("roles") String rolesClaim,
        @Nullable URI url,
        @DefaultValue("30m") @DurationMin(millis = 1) Duration idleTimeout,
        @DefaultValue("12h") Duration absoluteTimeout) {

    ConsoleProperties {
        if (absoluteTimeout.compareTo(idleTimeout) < 0) {
            throw new IllegalArgumentException(
                    "countersign.console: idle-timeout must not be longer than absolute-timeout");
        }
        url = url == null || url.toString().isBlank() ? null : absolute(url);
    }

    private static URI absolute(URI url) {
        if (url.getHost() == null || (url.getPath() != null && url.getPath().length() > 1)) {
            throw new IllegalArgumentException(
                    "countersign.console.url must be an address without path, such as https://review.example.org");
        }
        return URI.create(url.getScheme() + "://" + url.getAuthority());
    }

    boolean isPublicClient() {
        return clientSecret.isBlank();
    }

    /** The base address of every redirect; a template variable if it is taken from each request. */
    String baseUrl() {
        return url == null ? "{baseUrl}" : url.toString();
    }

    boolean isHttps() {
        return url != null && "https".equals(url.getScheme());
    }
}
