/** What replaces a table, a store or a batch of records where a run goes without a guard. */
@NullMarked
package io.countersign.simulation.mutant;

import org.jspecify.annotations.NullMarked;
