/** Violations of every rule of the architecture, planted to show that the rules report them. */
@NullMarked
package planted.platform;

import org.jspecify.annotations.NullMarked;
