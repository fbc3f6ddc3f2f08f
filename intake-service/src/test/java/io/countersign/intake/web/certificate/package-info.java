@NullMarked
package io.countersign.intake.web.certificate;

import org.jspecify.annotations.NullMarked;
