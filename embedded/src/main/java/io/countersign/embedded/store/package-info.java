/** A server of MongoDB's protocol over mongo-java-server: documents, indexes, commands, and commits to disk. */
@NullMarked
package io.countersign.embedded.store;

import org.jspecify.annotations.NullMarked;
