/** The domain's tests, and the stores in memory that other tests and the simulation use. */
@NullMarked
package io.countersign.notification.domain;

import org.jspecify.annotations.NullMarked;
