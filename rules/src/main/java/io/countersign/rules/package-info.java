/** The public part of the rules: which rule set applies, what it requires, and its evaluation of an application. */
@NullMarked
package io.countersign.rules;

import org.jspecify.annotations.NullMarked;
