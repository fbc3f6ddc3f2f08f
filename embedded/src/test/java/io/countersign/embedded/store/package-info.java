@NullMarked
package io.countersign.embedded.store;

import org.jspecify.annotations.NullMarked;
