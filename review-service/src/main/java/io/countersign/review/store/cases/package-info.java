/** Cases and their history as MongoDB documents, mapped by hand, and the queries on them. */
@NullMarked
package io.countersign.review.store.cases;

import org.jspecify.annotations.NullMarked;
