package io.countersign.platform.service;

import com.mongodb.ConnectionString;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses credentials that everyone knows: the public keys of the demo, and default passwords of the store. */
final class PublicCredentialsCheck {

    /** The only profile in which public credentials are allowed. */
    static final String DEMO_PROFILE = "demo";

    /** As in deploy/demo/demo.env. */
    private static final String DEMO_SECRETS_KEY = "Zm9yIHRyeWluZyBvdXQ7IG5ldmVyIGluIGVhcm5lc3Q=";

    /** As in deploy/demo/demo.env: the key that signs the tickets for certificates, and its public half. */
    private static final Map<String, String> DEMO_TICKET_KEYS = Map.of(
            "countersign.review.tickets.signing-key",
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSghPyEd6TZjACplAPbMTSZFOm2H7rd+7"
                    + "ZaC/GAemZ0KhRANCAASO2PjUsaaE824uRaRMVTRed0XTppaJxhub7nU60S9F6f2pQia+VYyvN0R2QpDC"
                    + "R0RJZej/jeIrxvi+y9zLl3MC",
            "countersign.intake.ticket-keys",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjtj41LGmhPNuLkWkTFU0XndF06aWicYbm+51OtEvRen9"
                    + "qUImvlWMrzdEdkKQwkdESWXo/43iK8b4vsvcy5dzAg==");

    private static final Set<String> DEFAULT_PASSWORDS = Set.of(
            "password",
            "passw0rd",
            "changeme",
            "change-me",
            "secret",
            "admin",
            "root",
            "mongo",
            "mongodb",
            "countersign",
            "example",
            "test",
            "123456",
            "12345678");

    /** @throws StartupException if a credential is a public one and the profile {@code demo} is not active */
    PublicCredentialsCheck(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of(DEMO_PROFILE))) {
            return;
        }
        if (DEMO_SECRETS_KEY.equals(environment.getProperty("countersign.secrets-key"))) {
            throw new StartupException(
                    "countersign.secrets-key (COUNTERSIGN_SECRETS_KEY) is the public key of the demo; create"
                            + " one with openssl rand -base64 32, or activate the profile demo for trials");
        }
        DEMO_TICKET_KEYS.forEach((property, key) -> {
            if (environment.getProperty(property, "").contains(key)) {
                throw new StartupException(property + " contains the public key pair of the demo; create one as in"
                        + " docs/operations.md, or activate the profile demo for trials");
            }
        });
        if (isDefaultPassword(environment.getProperty("spring.mongodb.uri"))) {
            throw new StartupException(
                    "spring.mongodb.uri (MONGODB_URI) contains a well-known password; give the service's"
                            + " database user a random one");
        }
    }

    private static boolean isDefaultPassword(@Nullable String uri) {
        if (uri == null || uri.isBlank()) {
            return false;
        }
        try {
            var password = new ConnectionString(uri).getPassword();
            return password != null && DEFAULT_PASSWORDS.contains(new String(password).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
