/** The commands of an applicant: submit, modify, withdraw, delete. */
@NullMarked
package io.countersign.intake.domain.submission;

import org.jspecify.annotations.NullMarked;
