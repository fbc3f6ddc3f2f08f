@NullMarked
package io.countersign.operations.letters;

import org.jspecify.annotations.NullMarked;
