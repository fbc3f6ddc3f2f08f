@NullMarked
package io.countersign.review.domain.reviewer;

import org.jspecify.annotations.NullMarked;
