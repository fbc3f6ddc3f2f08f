/** The queue and single cases as reviewers read them, with history, certificates and the disagreements of a candidate rule set. */
@NullMarked
package io.countersign.review.web.queue;

import org.jspecify.annotations.NullMarked;
