/** Signatures as their account reads them. */
@NullMarked
package io.countersign.intake.web.view;

import org.jspecify.annotations.NullMarked;
