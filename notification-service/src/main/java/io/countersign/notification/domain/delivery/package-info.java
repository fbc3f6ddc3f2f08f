/** Deliveries to endpoints and their schedule. */
@NullMarked
package io.countersign.notification.domain.delivery;

import org.jspecify.annotations.NullMarked;
