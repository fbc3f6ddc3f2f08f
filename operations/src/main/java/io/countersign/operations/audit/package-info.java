/** Judges from the outside whether the invariants hold: what the topics say against what the stores hold. */
@NullMarked
package io.countersign.operations.audit;

import org.jspecify.annotations.NullMarked;
