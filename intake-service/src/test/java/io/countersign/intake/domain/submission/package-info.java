@NullMarked
package io.countersign.intake.domain.submission;

import org.jspecify.annotations.NullMarked;
