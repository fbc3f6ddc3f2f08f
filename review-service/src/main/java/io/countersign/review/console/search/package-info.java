/** Search for cases, statistics, and the filters that a reviewer saves. */
@NullMarked
package io.countersign.review.console.search;

import org.jspecify.annotations.NullMarked;
