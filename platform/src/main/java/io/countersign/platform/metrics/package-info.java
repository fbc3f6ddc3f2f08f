/** What Prometheus reads from every service. */
@NullMarked
package io.countersign.platform.metrics;

import org.jspecify.annotations.NullMarked;
