/** Certificates: decoding, limits, storage, rendering. */
@NullMarked
package io.countersign.intake.domain.certificate;

import org.jspecify.annotations.NullMarked;
