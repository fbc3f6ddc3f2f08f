/** Rules about the name of a signature. */
@NullMarked
package io.countersign.rules.checks.name;

import org.jspecify.annotations.NullMarked;
