/** Commands of an applicant: submit, modify, withdraw, delete, answer, and the evaluation without a submission. */
@NullMarked
package io.countersign.intake.web.submission;

import org.jspecify.annotations.NullMarked;
