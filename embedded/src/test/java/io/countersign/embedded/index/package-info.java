@NullMarked
package io.countersign.embedded.index;

import org.jspecify.annotations.NullMarked;
