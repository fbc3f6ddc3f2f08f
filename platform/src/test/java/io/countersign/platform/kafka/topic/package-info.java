@NullMarked
package io.countersign.platform.kafka.topic;

import org.jspecify.annotations.NullMarked;
