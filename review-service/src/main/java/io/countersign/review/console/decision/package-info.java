/** What a case's page sends: commands under a lease, drafts, the reasons to choose from. */
@NullMarked
package io.countersign.review.console.decision;

import org.jspecify.annotations.NullMarked;
