/** The indexes of a service's collections, created or verified at the start. */
@NullMarked
package io.countersign.platform.store.index;

import org.jspecify.annotations.NullMarked;
