/** The service's database. */
@NullMarked
package io.countersign.platform.store;

import org.jspecify.annotations.NullMarked;
