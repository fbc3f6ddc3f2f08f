@NullMarked
package io.countersign.review.domain.outbox;

import org.jspecify.annotations.NullMarked;
