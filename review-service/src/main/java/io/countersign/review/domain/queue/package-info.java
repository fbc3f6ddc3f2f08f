/** The reviewers' queue: what it offers, its lists, and what absences change in it. */
@NullMarked
package io.countersign.review.domain.queue;

import org.jspecify.annotations.NullMarked;
