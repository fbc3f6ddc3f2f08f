@NullMarked
package io.countersign.review.store.image;

import org.jspecify.annotations.NullMarked;
