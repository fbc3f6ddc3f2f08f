/** Decisions in, notices out. */
@NullMarked
package io.countersign.notification.kafka;

import org.jspecify.annotations.NullMarked;
