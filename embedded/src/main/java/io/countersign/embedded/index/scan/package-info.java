/** The bounds that a filter sets for the fields of an index, and scans of the entries within them. */
@NullMarked
package io.countersign.embedded.index.scan;

import org.jspecify.annotations.NullMarked;
