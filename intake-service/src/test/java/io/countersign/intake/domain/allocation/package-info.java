@NullMarked
package io.countersign.intake.domain.allocation;

import org.jspecify.annotations.NullMarked;
