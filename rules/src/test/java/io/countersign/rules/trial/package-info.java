@NullMarked
package io.countersign.rules.trial;

import org.jspecify.annotations.NullMarked;
