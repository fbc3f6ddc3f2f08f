/** Modes of a service's jar that run one task with the configuration of the service and exit. */
@NullMarked
package io.countersign.service.mode;

import org.jspecify.annotations.NullMarked;
