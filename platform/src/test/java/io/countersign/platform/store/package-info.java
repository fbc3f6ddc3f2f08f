/** Tests of how the store is spoken to. */
@NullMarked
package io.countersign.platform.store;

import org.jspecify.annotations.NullMarked;
