@NullMarked
package io.countersign.intake.domain.certificate;

import org.jspecify.annotations.NullMarked;
