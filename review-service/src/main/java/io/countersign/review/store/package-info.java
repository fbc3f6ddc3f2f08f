/** What review stores in MongoDB, by capability. */
@NullMarked
package io.countersign.review.store;

import org.jspecify.annotations.NullMarked;
