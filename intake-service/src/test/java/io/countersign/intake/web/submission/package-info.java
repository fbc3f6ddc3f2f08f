@NullMarked
package io.countersign.intake.web.submission;

import org.jspecify.annotations.NullMarked;
