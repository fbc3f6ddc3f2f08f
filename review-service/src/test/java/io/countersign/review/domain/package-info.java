/** The domain under test, and the in-memory stores that other modules may use. */
@NullMarked
package io.countersign.review.domain;

import org.jspecify.annotations.NullMarked;
