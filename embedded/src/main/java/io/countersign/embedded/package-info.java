/** A Kafka broker and a store that speaks MongoDB's protocol, as real servers on loopback, for trials and tests. */
@NullMarked
package io.countersign.embedded;

import org.jspecify.annotations.NullMarked;
