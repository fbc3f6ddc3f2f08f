/** Accounts and their key pairs. */
@NullMarked
package io.countersign.intake.web.account;

import org.jspecify.annotations.NullMarked;
