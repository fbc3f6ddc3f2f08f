/** The ledger of an account, its store, and its state tables. */
@NullMarked
package io.countersign.quota.domain.ledger;

import org.jspecify.annotations.NullMarked;
