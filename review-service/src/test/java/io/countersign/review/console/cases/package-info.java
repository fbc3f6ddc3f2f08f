@NullMarked
package io.countersign.review.console.cases;

import org.jspecify.annotations.NullMarked;
