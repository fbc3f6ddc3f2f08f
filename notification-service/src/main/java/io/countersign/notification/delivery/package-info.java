/** Posts notices to their endpoints, signed by Standard Webhooks, until they arrive or are given up. */
@NullMarked
package io.countersign.notification.delivery;

import org.jspecify.annotations.NullMarked;
