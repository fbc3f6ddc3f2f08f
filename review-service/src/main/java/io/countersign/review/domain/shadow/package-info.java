/** Evaluation by a candidate rule set beside the one in force. */
@NullMarked
package io.countersign.review.domain.shadow;

import org.jspecify.annotations.NullMarked;
