/** What arrives from quota: admissions, supersessions, withdrawals, answers. */
@NullMarked
package io.countersign.review.domain.inbox;

import org.jspecify.annotations.NullMarked;
