@NullMarked
package io.countersign.platform.kafka.listener;

import org.jspecify.annotations.NullMarked;
