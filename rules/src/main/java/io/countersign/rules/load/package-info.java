/** Reads rule sets, lists and the timeline from their files. */
@NullMarked
package io.countersign.rules.load;

import org.jspecify.annotations.NullMarked;
