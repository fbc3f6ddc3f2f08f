/** The view of an account's signatures: revisions, status, timeline, lists. */
@NullMarked
package io.countersign.intake.domain.view;

import org.jspecify.annotations.NullMarked;
