/** Searches, statistics and tables of cases. */
@NullMarked
package io.countersign.review.domain.report;

import org.jspecify.annotations.NullMarked;
