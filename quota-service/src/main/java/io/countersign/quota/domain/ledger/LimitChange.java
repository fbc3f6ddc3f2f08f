package io.countersign.quota.domain.ledger;

import io.countersign.contracts.AccountId;
import java.time.Instant;

/**
 * What an operator did to an account's limit.
 *
 * @param by the operator's subject
 * @param version the ledger's, once it was done
 */
public record LimitChange(AccountId account, long version, String by, Instant at, int from, int to) {}
