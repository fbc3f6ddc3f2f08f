@NullMarked
package io.countersign.platform.store.index;

import org.jspecify.annotations.NullMarked;
