/** The stores on a server that speaks MongoDB's protocol. */
@NullMarked
package io.countersign.notification.store;

import org.jspecify.annotations.NullMarked;
