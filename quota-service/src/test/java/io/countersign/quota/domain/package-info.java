/** The ledger played on memory, and what every store of ledgers must do. */
@NullMarked
package io.countersign.quota.domain;

import org.jspecify.annotations.NullMarked;
