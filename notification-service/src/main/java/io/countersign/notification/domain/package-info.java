/** Notices, their order and their deliveries: plain Java without broker, store or clock. */
@NullMarked
package io.countersign.notification.domain;

import org.jspecify.annotations.NullMarked;
