@NullMarked
package io.countersign.operations.lookup;

import org.jspecify.annotations.NullMarked;
