package io.countersign.rules.context;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;

/**
 * Another account's approved name that one may be mistaken for.
 *
 * @param distance edits between the folded names; 0 if they read the same
 */
public record Neighbour(SignatureId signature, AccountId account, String name, int distance) {}
