/** Review time: the business calendar, due times, questions. */
@NullMarked
package io.countersign.review.domain.clock;

import org.jspecify.annotations.NullMarked;
