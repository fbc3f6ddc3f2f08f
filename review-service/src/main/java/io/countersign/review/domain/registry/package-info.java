/** Approved names, and what is known of other accounts. */
@NullMarked
package io.countersign.review.domain.registry;

import org.jspecify.annotations.NullMarked;
