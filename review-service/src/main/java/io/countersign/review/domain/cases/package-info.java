/** A case with its revisions and its history, its store, and how a command is carried out on it. */
@NullMarked
package io.countersign.review.domain.cases;

import org.jspecify.annotations.NullMarked;
