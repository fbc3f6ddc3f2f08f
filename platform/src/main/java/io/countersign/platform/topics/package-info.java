/** Reads topics without a consumer group, and inspects the groups of others. */
@NullMarked
package io.countersign.platform.topics;

import org.jspecify.annotations.NullMarked;
