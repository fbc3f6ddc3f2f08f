/** Who a service is, and how it refuses to start. */
@NullMarked
package io.countersign.platform.service;

import org.jspecify.annotations.NullMarked;
