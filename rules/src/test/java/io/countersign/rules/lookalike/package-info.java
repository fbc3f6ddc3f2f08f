@NullMarked
package io.countersign.rules.lookalike;

import org.jspecify.annotations.NullMarked;
