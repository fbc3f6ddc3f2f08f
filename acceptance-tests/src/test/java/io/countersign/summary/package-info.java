@NullMarked
package io.countersign.summary;

import org.jspecify.annotations.NullMarked;
