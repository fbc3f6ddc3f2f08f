/** The cases, the table that answers what quota says, the reviewers' desk and its sweep: plain Java. */
@NullMarked
package io.countersign.review.domain;

import org.jspecify.annotations.NullMarked;
