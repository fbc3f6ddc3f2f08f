/** Violations of every rule of the architecture, planted to show that the rules report them. */
@NullMarked
package planted.operations;

import org.jspecify.annotations.NullMarked;
