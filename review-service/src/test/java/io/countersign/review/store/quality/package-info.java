@NullMarked
package io.countersign.review.store.quality;

import org.jspecify.annotations.NullMarked;
