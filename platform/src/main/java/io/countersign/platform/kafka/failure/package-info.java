/** Records that fail: retries in place, dead letters, and the limit of failing documents. */
@NullMarked
package io.countersign.platform.kafka.failure;

import org.jspecify.annotations.NullMarked;
