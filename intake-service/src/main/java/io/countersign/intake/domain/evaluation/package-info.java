/** Evaluation without a submission, and the names it knows. */
@NullMarked
package io.countersign.intake.domain.evaluation;

import org.jspecify.annotations.NullMarked;
