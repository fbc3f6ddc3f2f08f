package io.countersign.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.notification.domain.endpoint.WebhookSecret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric signature of Standard Webhooks 1.0.0: HMAC-SHA256 over {@code id.timestamp.body}.
 *
 * @param id of the notice, the same at every attempt
 * @param timestamp of the attempt, in seconds since the epoch
 */
record WebhookSignature(String id, long timestamp, String value) {

    static final String ID_HEADER = "webhook-id";
    static final String TIMESTAMP_HEADER = "webhook-timestamp";
    static final String SIGNATURE_HEADER = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    static WebhookSignature of(WebhookSecret secret, String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            var digest = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
            return new WebhookSignature(
                    id, timestamp, "v1," + Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", missing);
        }
    }
}
