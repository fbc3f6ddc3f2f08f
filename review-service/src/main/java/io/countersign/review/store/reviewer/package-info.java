/** Reviewers, their preferences and their drafts as MongoDB documents. */
@NullMarked
package io.countersign.review.store.reviewer;

import org.jspecify.annotations.NullMarked;
