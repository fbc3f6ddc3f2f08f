/** Idempotency keys and what was answered under them. */
@NullMarked
package io.countersign.intake.domain.idempotency;

import org.jspecify.annotations.NullMarked;
