/** The rules by name, each a small record that looks at one thing. */
@NullMarked
package io.countersign.rules.checks;

import org.jspecify.annotations.NullMarked;
