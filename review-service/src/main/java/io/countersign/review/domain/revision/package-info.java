/** A revision of a case: its content, its state, and what reviewers have arranged for it. */
@NullMarked
package io.countersign.review.domain.revision;

import org.jspecify.annotations.NullMarked;
