/** How names are compared: folding away what a reader does not see. */
@NullMarked
package io.countersign.rules.text;

import org.jspecify.annotations.NullMarked;
