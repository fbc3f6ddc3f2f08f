@NullMarked
package io.countersign.intake.domain.projection;

import org.jspecify.annotations.NullMarked;
