/** Readiness knows the broker, the topics and the store. */
@NullMarked
package io.countersign.platform.health;

import org.jspecify.annotations.NullMarked;
