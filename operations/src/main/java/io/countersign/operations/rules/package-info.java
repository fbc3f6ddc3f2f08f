/** Tries a rule set on what the topics hold. */
@NullMarked
package io.countersign.operations.rules;

import org.jspecify.annotations.NullMarked;
