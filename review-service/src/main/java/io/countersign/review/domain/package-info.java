/** The cases, the handling of quota's events, the reviewers' queue and its sweep: plain Java. */
@NullMarked
package io.countersign.review.domain;

import org.jspecify.annotations.NullMarked;
