/** What all operator commands share: options, connections to the servers, output, exit status. */
@NullMarked
package io.countersign.operations.command;

import org.jspecify.annotations.NullMarked;
