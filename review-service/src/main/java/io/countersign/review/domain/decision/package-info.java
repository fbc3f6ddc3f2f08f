/** Transitions of a case: verdicts, questions, timers, outcomes. */
@NullMarked
package io.countersign.review.domain.decision;

import org.jspecify.annotations.NullMarked;
