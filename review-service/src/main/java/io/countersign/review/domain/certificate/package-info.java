/** Tickets by which a reviewer may load a certificate. */
@NullMarked
package io.countersign.review.domain.certificate;

import org.jspecify.annotations.NullMarked;
