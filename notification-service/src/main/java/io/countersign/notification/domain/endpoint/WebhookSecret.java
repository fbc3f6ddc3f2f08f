package io.countersign.notification.domain.endpoint;

import java.util.Base64;

/** The key by which an endpoint checks our signatures, as Standard Webhooks writes it: {@code whsec_} and Base64. */
public record WebhookSecret(String text) implements EndpointSecret {

    private static final String PREFIX = "whsec_";

    public WebhookSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with whsec_");
        }
    }

    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    public byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Never the secret: it would end in a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
