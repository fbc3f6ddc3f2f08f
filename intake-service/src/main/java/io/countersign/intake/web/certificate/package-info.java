/** Certificates: upload, list, and views by ticket. */
@NullMarked
package io.countersign.intake.web.certificate;

import org.jspecify.annotations.NullMarked;
