/** The commands of a reviewer who holds a claim: claim, extend, release, verdict, retirement. */
@NullMarked
package io.countersign.review.web.command;

import org.jspecify.annotations.NullMarked;
