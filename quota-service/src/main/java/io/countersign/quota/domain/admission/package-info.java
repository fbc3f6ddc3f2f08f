/** Admissions: the answers to batches of applications, changes of limits, and the sweep. */
@NullMarked
package io.countersign.quota.domain.admission;

import org.jspecify.annotations.NullMarked;
