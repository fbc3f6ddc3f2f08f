@NullMarked
package io.countersign.review.console.search;

import org.jspecify.annotations.NullMarked;
