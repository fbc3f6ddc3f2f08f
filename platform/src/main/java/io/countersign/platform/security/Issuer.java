package io.countersign.platform.security;

import io.countersign.platform.service.RefusalToStart;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens count.
 *
 * @param issuerUri the OIDC issuer; its discovery document names the keys
 * @param audiences of which a token must name one
 */
@ConfigurationProperties("spring.security.oauth2.resourceserver.jwt")
record Issuer(
        @org.jspecify.annotations.Nullable String issuerUri,

        @org.springframework.boot.context.properties.bind.DefaultValue("countersign")
        List<String> audiences) {

    /** @throws RefusalToStart if there is none, or it is no address */
    String required() {
        if (issuerUri == null || issuerUri.isBlank()) {
            throw new RefusalToStart(
                    "no issuer of access tokens is configured; set COUNTERSIGN_ISSUER to the address of"
                            + " an OIDC provider");
        }
        try {
            if (URI.create(issuerUri).getHost() != null) {
                return issuerUri;
            }
        } catch (IllegalArgumentException malformed) {
            // refused below
        }
        throw new RefusalToStart("COUNTERSIGN_ISSUER is not an address: " + issuerUri);
    }

    /** The address that a browser is sent to for login, without path. */
    String origin() {
        var uri = URI.create(required());
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
