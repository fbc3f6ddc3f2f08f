/** What is known of one signature: its revisions, status and timeline. */
@NullMarked
package io.countersign.intake.domain.view;

import org.jspecify.annotations.NullMarked;
