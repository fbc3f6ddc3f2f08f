@NullMarked
package io.countersign.operations.shell;

import org.jspecify.annotations.NullMarked;
