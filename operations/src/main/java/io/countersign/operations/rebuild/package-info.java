/** Orchestrates the rebuild modes of the services. */
@NullMarked
package io.countersign.operations.rebuild;

import org.jspecify.annotations.NullMarked;
