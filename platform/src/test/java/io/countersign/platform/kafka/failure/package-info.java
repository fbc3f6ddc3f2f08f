@NullMarked
package io.countersign.platform.kafka.failure;

import org.jspecify.annotations.NullMarked;
