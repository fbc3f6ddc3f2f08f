@NullMarked
package io.countersign.intake.domain.credential;

import org.jspecify.annotations.NullMarked;
