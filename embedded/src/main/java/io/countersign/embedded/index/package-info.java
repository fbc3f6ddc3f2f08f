/**
 * Ordered indexes over BSON documents, and the planning and execution of queries on them. Independent of how entries are
 * stored.
 */
@NullMarked
package io.countersign.embedded.index;

import org.jspecify.annotations.NullMarked;
