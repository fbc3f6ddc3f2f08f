/** Second reviews of decided revisions, and cases with a known answer. */
@NullMarked
package io.countersign.review.domain.quality;

import org.jspecify.annotations.NullMarked;
