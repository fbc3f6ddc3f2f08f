@NullMarked
package io.countersign.review.domain.evaluation;

import org.jspecify.annotations.NullMarked;
