@NullMarked
package io.countersign.architecture;

import org.jspecify.annotations.NullMarked;
