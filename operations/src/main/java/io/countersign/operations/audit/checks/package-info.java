/** The checks of the auditor: pure functions over the facts of an account. */
@NullMarked
package io.countersign.operations.audit.checks;

import org.jspecify.annotations.NullMarked;
