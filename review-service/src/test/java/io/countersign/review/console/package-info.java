@NullMarked
package io.countersign.review.console;

import org.jspecify.annotations.NullMarked;
