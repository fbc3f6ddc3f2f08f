package io.countersign.notification.domain.endpoint;

/**
 * A secret that the configured keys do not open. Its endpoint stays as it is, and each delivery attempt to it fails.
 *
 * @param sealed the text in the store, unchanged
 * @param cause names neither the secret nor a key
 */
public record UnreadableSecret(String sealed, String cause) implements EndpointSecret {

    @Override
    public String toString() {
        return "unreadable: " + cause;
    }
}
