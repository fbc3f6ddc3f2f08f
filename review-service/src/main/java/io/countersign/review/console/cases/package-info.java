/** The page of a case, its commands, and its audited history. */
@NullMarked
package io.countersign.review.console.cases;

import org.jspecify.annotations.NullMarked;
