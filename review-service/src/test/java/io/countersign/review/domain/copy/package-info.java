@NullMarked
package io.countersign.review.domain.copy;

import org.jspecify.annotations.NullMarked;
