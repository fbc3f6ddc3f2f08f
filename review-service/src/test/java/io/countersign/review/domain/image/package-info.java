@NullMarked
package io.countersign.review.domain.image;

import org.jspecify.annotations.NullMarked;
