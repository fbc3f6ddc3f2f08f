/** The events on the topics, the envelope they travel in, and the topics. */
@NullMarked
package io.countersign.contracts.events;

import org.jspecify.annotations.NullMarked;
