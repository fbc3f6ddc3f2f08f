/** Read-only look-ups in the stores: a signature by its id, the accounts. */
@NullMarked
package io.countersign.operations.lookup;

import org.jspecify.annotations.NullMarked;
