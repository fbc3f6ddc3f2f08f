/** Accounts, their limits and what is counted for each. */
@NullMarked
package io.countersign.intake.domain.account;

import org.jspecify.annotations.NullMarked;
