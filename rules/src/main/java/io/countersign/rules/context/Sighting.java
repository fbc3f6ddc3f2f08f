package io.countersign.rules.context;

import io.countersign.contracts.AccountId;

/**
 * Where a picture was seen before.
 *
 * @param sha256 the picture's digest
 * @param account under which it was uploaded
 * @param forgery whether an application with it was rejected for forgery
 */
public record Sighting(String sha256, AccountId account, boolean forgery) {}
