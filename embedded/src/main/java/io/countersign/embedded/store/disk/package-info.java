/** Documents and index entries in one file, with commits that concurrent writers share. */
@NullMarked
package io.countersign.embedded.store.disk;

import org.jspecify.annotations.NullMarked;
