/** Certificates: their upload and deletion, limits and storage. */
@NullMarked
package io.countersign.intake.domain.certificate;

import org.jspecify.annotations.NullMarked;
