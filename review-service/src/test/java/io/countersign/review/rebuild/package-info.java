@NullMarked
package io.countersign.review.rebuild;

import org.jspecify.annotations.NullMarked;
