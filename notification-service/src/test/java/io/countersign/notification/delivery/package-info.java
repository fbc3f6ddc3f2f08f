/** Webhooks against real HTTP servers on loopback. */
@NullMarked
package io.countersign.notification.delivery;

import org.jspecify.annotations.NullMarked;
