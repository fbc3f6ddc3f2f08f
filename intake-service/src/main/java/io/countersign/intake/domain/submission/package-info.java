/** How the commands of an applicant are executed: submit, modify, answer, withdraw, delete. */
@NullMarked
package io.countersign.intake.domain.submission;

import org.jspecify.annotations.NullMarked;
