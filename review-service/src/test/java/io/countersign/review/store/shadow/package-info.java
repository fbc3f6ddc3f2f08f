@NullMarked
package io.countersign.review.store.shadow;

import org.jspecify.annotations.NullMarked;
