package io.countersign.intake.domain;

/** Encrypts what has to be kept but must not be read. */
public interface Vault {

    String seal(String secret);

    /** @throws IllegalStateException if {@code sealed} was not sealed with this vault's key */
    String open(String sealed);
}
