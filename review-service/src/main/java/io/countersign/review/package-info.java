/** Starts and wires the review service. */
@NullMarked
package io.countersign.review;

import org.jspecify.annotations.NullMarked;
