/** What is arranged for a case: hold, hand-over, escalation, questions to the applicant. */
@NullMarked
package io.countersign.review.web.handling;

import org.jspecify.annotations.NullMarked;
