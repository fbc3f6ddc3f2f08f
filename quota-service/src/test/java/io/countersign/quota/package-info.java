/** Quota as a whole, on a real broker and store. */
@NullMarked
package io.countersign.quota;

import org.jspecify.annotations.NullMarked;
