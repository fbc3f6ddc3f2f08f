@NullMarked
package io.countersign.operations.feed;

import org.jspecify.annotations.NullMarked;
