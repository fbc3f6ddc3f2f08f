/** The commands of an applicant, and what became of them. */
@NullMarked
package io.countersign.intake.domain.command;

import org.jspecify.annotations.NullMarked;
