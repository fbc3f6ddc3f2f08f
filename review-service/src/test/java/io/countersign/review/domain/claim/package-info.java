@NullMarked
package io.countersign.review.domain.claim;

import org.jspecify.annotations.NullMarked;
