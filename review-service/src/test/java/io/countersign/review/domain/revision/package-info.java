@NullMarked
package io.countersign.review.domain.revision;

import org.jspecify.annotations.NullMarked;
