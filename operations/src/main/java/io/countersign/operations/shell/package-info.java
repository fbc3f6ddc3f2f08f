/** What all commands share: arguments, connection, exit codes, what is printed. */
@NullMarked
package io.countersign.operations.shell;

import org.jspecify.annotations.NullMarked;
