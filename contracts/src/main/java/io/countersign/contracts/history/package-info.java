/** The history of a case: entries in a chain of hashes, and the check of the chain. */
@NullMarked
package io.countersign.contracts.history;

import org.jspecify.annotations.NullMarked;
