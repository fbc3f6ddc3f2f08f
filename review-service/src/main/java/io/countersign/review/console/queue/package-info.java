/** The queue, the start page of a reviewer, and the page of leads. */
@NullMarked
package io.countersign.review.console.queue;

import org.jspecify.annotations.NullMarked;
