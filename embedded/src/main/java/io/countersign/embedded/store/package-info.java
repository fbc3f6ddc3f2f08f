/** A server of MongoDB's protocol over mongo-java-server: handshake, sessions, dispatch of commands, expiry. */
@NullMarked
package io.countersign.embedded.store;

import org.jspecify.annotations.NullMarked;
