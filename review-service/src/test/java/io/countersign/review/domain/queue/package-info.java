@NullMarked
package io.countersign.review.domain.queue;

import org.jspecify.annotations.NullMarked;
