/** The rebuild mode: derived collections are filled again from the topics by the service's own state tables. */
@NullMarked
package io.countersign.notification.rebuild;

import org.jspecify.annotations.NullMarked;
