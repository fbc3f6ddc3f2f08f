/** Search for cases, and statistics, as JSON and as tables. */
@NullMarked
package io.countersign.review.web.report;

import org.jspecify.annotations.NullMarked;
