@NullMarked
package io.countersign.quota.domain.ledger;

import org.jspecify.annotations.NullMarked;
