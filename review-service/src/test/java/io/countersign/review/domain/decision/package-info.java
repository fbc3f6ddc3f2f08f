@NullMarked
package io.countersign.review.domain.decision;

import org.jspecify.annotations.NullMarked;
