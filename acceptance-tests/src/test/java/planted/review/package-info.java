/** Violations of every rule of the architecture, planted to show that the rules report them. */
@NullMarked
package planted.review;

import org.jspecify.annotations.NullMarked;
