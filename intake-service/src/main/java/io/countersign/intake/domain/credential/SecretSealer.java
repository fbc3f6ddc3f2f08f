package io.countersign.intake.domain.credential;

/** Encrypts what has to be kept but must not be read. */
public interface SecretSealer {

    /** @param belongsTo whom the secret is bound to: for another it does not open */
    String seal(String secret, String belongsTo);

    /** @throws RuntimeException if {@code sealed} was not sealed by a configured key for {@code belongsTo} */
    String open(String sealed, String belongsTo);
}
