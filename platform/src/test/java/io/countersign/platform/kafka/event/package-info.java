@NullMarked
package io.countersign.platform.kafka.event;

import org.jspecify.annotations.NullMarked;
