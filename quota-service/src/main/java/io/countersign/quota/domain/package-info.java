/** The ledger of an account's slots, and who gets one. Plain Java. */
@NullMarked
package io.countersign.quota.domain;

import org.jspecify.annotations.NullMarked;
