/** Disagreements of the candidate rule set as MongoDB documents. */
@NullMarked
package io.countersign.review.store.shadow;

import org.jspecify.annotations.NullMarked;
