/** Cases and markers as MongoDB documents, written by hand. */
@NullMarked
package io.countersign.review.store;

import org.jspecify.annotations.NullMarked;
