@NullMarked
package io.countersign.review.domain.cases;

import org.jspecify.annotations.NullMarked;
