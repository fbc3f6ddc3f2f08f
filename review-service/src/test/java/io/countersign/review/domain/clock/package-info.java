@NullMarked
package io.countersign.review.domain.clock;

import org.jspecify.annotations.NullMarked;
