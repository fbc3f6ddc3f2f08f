/** Searches, statistics and tables of cases; what quality reviews found. */
@NullMarked
package io.countersign.review.domain.report;

import org.jspecify.annotations.NullMarked;
