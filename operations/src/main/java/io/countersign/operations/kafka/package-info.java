/** Reads topics from the beginning without a group, and looks at the services' groups. */
@NullMarked
package io.countersign.operations.kafka;

import org.jspecify.annotations.NullMarked;
