/** Claims of cases, and the commands of reviewers and leads on them. */
@NullMarked
package io.countersign.review.domain.claim;

import org.jspecify.annotations.NullMarked;
