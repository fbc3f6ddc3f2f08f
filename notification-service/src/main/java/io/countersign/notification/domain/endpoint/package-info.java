/** Endpoints, their owners and secrets. */
@NullMarked
package io.countersign.notification.domain.endpoint;

import org.jspecify.annotations.NullMarked;
