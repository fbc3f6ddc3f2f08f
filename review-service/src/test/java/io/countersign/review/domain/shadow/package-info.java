@NullMarked
package io.countersign.review.domain.shadow;

import org.jspecify.annotations.NullMarked;
