@NullMarked
package io.countersign.rules;

import org.jspecify.annotations.NullMarked;
