/** The planning and execution of queries on the indexes of a collection, and their explanation. */
@NullMarked
package io.countersign.embedded.query;

import org.jspecify.annotations.NullMarked;
