/** Listener containers: accumulation of records, lifecycle, health, retries. */
@NullMarked
package io.countersign.platform.kafka.listener;

import org.jspecify.annotations.NullMarked;
