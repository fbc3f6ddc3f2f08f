@NullMarked
package io.countersign.intake.store;

import org.jspecify.annotations.NullMarked;
