/** The command line of the issuer. */
@NullMarked
package io.countersign.issuer.command;

import org.jspecify.annotations.NullMarked;
