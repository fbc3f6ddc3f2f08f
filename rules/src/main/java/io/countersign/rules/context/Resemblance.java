package io.countersign.rules.context;

import io.countersign.contracts.AccountId;

/**
 * Another account's picture that looks much like one of the application's.
 *
 * @param sha256 the digest of the application's picture
 * @param account that applied with the other picture
 * @param distance bits in which the perceptual hashes differ
 */
public record Resemblance(String sha256, AccountId account, int distance) {}
