/** Tries a changed rule set on past applications. */
@NullMarked
package io.countersign.rules.trial;

import org.jspecify.annotations.NullMarked;
