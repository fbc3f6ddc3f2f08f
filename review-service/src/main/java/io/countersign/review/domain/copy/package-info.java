/** Copies of cases for quality assurance, and the deletion of their certificates. */
@NullMarked
package io.countersign.review.domain.copy;

import org.jspecify.annotations.NullMarked;
