/** Documents and index entries in memory. */
@NullMarked
package io.countersign.embedded.store.memory;

import org.jspecify.annotations.NullMarked;
