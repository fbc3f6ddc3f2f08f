/** Violations of every rule of the architecture, planted to show that the rules report them. */
@NullMarked
package planted.service;

import org.jspecify.annotations.NullMarked;
