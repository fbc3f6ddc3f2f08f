/** Fields that are derived from a case, by which its indexes find it. */
@NullMarked
package io.countersign.review.store.fields;

import org.jspecify.annotations.NullMarked;
