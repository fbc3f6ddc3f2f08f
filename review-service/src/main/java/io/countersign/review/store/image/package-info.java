/** Pictures and their perceptual hashes as MongoDB documents. */
@NullMarked
package io.countersign.review.store.image;

import org.jspecify.annotations.NullMarked;
