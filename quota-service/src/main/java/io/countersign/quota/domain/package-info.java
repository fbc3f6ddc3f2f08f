/** The ledger of an account's slots ({@code ledger}), and who gets one ({@code admission}). Plain Java. */
@NullMarked
package io.countersign.quota.domain;

import org.jspecify.annotations.NullMarked;
