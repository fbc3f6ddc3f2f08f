/** Notices and their store. */
@NullMarked
package io.countersign.notification.domain.notice;

import org.jspecify.annotations.NullMarked;
