/**
 * Ordered indexes over BSON documents: the order of values, entries and their encoded keys. Independent of how entries
 * are stored.
 */
@NullMarked
package io.countersign.embedded.index;

import org.jspecify.annotations.NullMarked;
