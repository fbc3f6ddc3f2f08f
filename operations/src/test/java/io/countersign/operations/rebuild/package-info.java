@NullMarked
package io.countersign.operations.rebuild;

import org.jspecify.annotations.NullMarked;
