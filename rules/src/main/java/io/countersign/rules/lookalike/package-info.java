/** Finds approved names that one may be mistaken for. */
@NullMarked
package io.countersign.rules.lookalike;

import org.jspecify.annotations.NullMarked;
