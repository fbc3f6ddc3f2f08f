@NullMarked
package io.countersign.intake;

import org.jspecify.annotations.NullMarked;
