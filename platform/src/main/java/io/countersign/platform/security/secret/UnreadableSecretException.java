package io.countersign.platform.security.secret;

/** A sealed secret that cannot be opened. The message names neither the secret nor a key. */
public final class UnreadableSecretException extends RuntimeException {

    UnreadableSecretException(String message) {
        super(message);
    }

    UnreadableSecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
