/** Documents and collections: their mapping, their names, and writes of unique keys. */
@NullMarked
package io.countersign.platform.store.document;

import org.jspecify.annotations.NullMarked;
