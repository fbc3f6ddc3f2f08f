/** The views, and what else the events of an account add up to: open appeals and limits. */
@NullMarked
package io.countersign.intake.store.view;

import org.jspecify.annotations.NullMarked;
