/** Quality reviews and deleted certificates as MongoDB documents. */
@NullMarked
package io.countersign.review.store.quality;

import org.jspecify.annotations.NullMarked;
