/** The command that verifies the histories of cases. */
@NullMarked
package io.countersign.operations.history;

import org.jspecify.annotations.NullMarked;
