/** Violations of every rule of the architecture, planted to show that the rules report them. */
@NullMarked
package planted.quota;

import org.jspecify.annotations.NullMarked;
