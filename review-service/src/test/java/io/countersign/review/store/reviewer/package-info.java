@NullMarked
package io.countersign.review.store.reviewer;

import org.jspecify.annotations.NullMarked;
