@NullMarked
package io.countersign.review.domain.inbox;

import org.jspecify.annotations.NullMarked;
