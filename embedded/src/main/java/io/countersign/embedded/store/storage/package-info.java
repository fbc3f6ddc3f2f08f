/** Where the documents and index entries of collections are kept, and how reads and writes of them are executed. */
@NullMarked
package io.countersign.embedded.store.storage;

import org.jspecify.annotations.NullMarked;
