@NullMarked
package io.countersign.intake.domain.image;

import org.jspecify.annotations.NullMarked;
