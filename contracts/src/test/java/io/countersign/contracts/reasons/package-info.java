@NullMarked
package io.countersign.contracts.reasons;

import org.jspecify.annotations.NullMarked;
