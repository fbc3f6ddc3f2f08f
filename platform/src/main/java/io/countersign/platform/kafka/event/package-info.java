/** Events: received in batches, published in order. */
@NullMarked
package io.countersign.platform.kafka.event;

import org.jspecify.annotations.NullMarked;
