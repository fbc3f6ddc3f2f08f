/** A case with its revisions, its handling and its store. */
@NullMarked
package io.countersign.review.domain.cases;

import org.jspecify.annotations.NullMarked;
