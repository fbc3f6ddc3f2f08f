/** The reviewers' queue: claims, slots, absence, the commands of leads. */
@NullMarked
package io.countersign.review.domain.queue;

import org.jspecify.annotations.NullMarked;
