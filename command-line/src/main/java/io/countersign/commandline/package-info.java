/** The common behaviour of all command lines. */
@NullMarked
package io.countersign.commandline;

import org.jspecify.annotations.NullMarked;
