@NullMarked
package io.countersign.platform.store.document;

import org.jspecify.annotations.NullMarked;
