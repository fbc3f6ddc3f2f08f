@NullMarked
package io.countersign.review.domain.quality;

import org.jspecify.annotations.NullMarked;
