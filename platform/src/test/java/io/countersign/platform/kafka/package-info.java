/** Tests of topics, listeners and dead letters. */
@NullMarked
package io.countersign.platform.kafka;

import org.jspecify.annotations.NullMarked;
