/** Pages and verification of a case's history. */
@NullMarked
package io.countersign.review.domain.history;

import org.jspecify.annotations.NullMarked;
