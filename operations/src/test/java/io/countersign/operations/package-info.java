@NullMarked
package io.countersign.operations;

import org.jspecify.annotations.NullMarked;
