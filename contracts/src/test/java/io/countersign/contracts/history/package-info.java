@NullMarked
package io.countersign.contracts.history;

import org.jspecify.annotations.NullMarked;
