/** Notices, feeds, deliveries and endpoints in MongoDB; every write is durable when it returns. */
@NullMarked
package io.countersign.notification.store;

import org.jspecify.annotations.NullMarked;
