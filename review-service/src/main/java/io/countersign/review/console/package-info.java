/** The reviewers' pages under {@code /console}: login, session, work, queue. */
@NullMarked
package io.countersign.review.console;

import org.jspecify.annotations.NullMarked;
