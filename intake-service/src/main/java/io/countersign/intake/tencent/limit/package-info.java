/** Limits of calls in progress, calls in a second, and bytes of bodies in memory. */
@NullMarked
package io.countersign.intake.tencent.limit;

import org.jspecify.annotations.NullMarked;
