/** Reasons and findings: what the rules and the reviewers state about an application. */
@NullMarked
package io.countersign.contracts.reasons;

import org.jspecify.annotations.NullMarked;
