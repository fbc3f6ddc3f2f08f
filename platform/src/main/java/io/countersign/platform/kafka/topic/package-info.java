/** Topics: their settings, creation and comparison, and reading them from the beginning. */
@NullMarked
package io.countersign.platform.kafka.topic;

import org.jspecify.annotations.NullMarked;
