@NullMarked
package io.countersign.operations.history;

import org.jspecify.annotations.NullMarked;
