package io.countersign.platform.security.token;

import io.countersign.platform.service.StartupException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count.
 *
 * @param issuerUri the OIDC issuer; its discovery document names the keys
 * @param audiences of which a token must name one
 */
@ConfigurationProperties(TokenIssuerProperties.PROPERTIES)
public record TokenIssuerProperties(
        @Nullable String issuerUri,
        @DefaultValue("countersign") List<String> audiences) {

    static final String PROPERTIES = "spring.security.oauth2.resourceserver.jwt";

    /** @throws StartupException if no issuer is configured */
    public String required() {
        return address(issuerUri);
    }

    /** The address that a browser is sent to for login, without path. */
    public String origin() {
        var uri = URI.create(required());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** @throws StartupException if no issuer is configured, or it is not a valid address */
    static String address(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new StartupException(
                    "no issuer of access tokens is configured; set COUNTERSIGN_ISSUER to the address of"
                            + " an OIDC provider");
        }
        if (!isAddress(given)) {
            throw new StartupException("COUNTERSIGN_ISSUER is not an address: " + given);
        }
        return given;
    }

    private static boolean isAddress(String given) {
        try {
            return URI.create(given).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
