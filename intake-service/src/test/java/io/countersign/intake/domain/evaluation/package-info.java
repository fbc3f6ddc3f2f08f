@NullMarked
package io.countersign.intake.domain.evaluation;

import org.jspecify.annotations.NullMarked;
