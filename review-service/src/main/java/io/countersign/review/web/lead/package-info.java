/** The commands of leads, and the absence of reviewers. */
@NullMarked
package io.countersign.review.web.lead;

import org.jspecify.annotations.NullMarked;
