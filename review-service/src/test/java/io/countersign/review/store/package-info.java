/** The store under test. */
@NullMarked
package io.countersign.review.store;

import org.jspecify.annotations.NullMarked;
