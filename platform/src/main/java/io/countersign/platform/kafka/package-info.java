/** Topics, listeners, publishing and dead letters: JSON bytes on the wire. */
@NullMarked
package io.countersign.platform.kafka;

import org.jspecify.annotations.NullMarked;
