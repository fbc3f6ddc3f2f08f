/** The commands on databases, collections, documents and indexes. */
@NullMarked
package io.countersign.embedded.store.command;

import org.jspecify.annotations.NullMarked;
