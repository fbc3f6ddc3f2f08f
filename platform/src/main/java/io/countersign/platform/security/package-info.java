/** The filter chains of a service, its firewall, and what its pages may load. */
@NullMarked
package io.countersign.platform.security;

import org.jspecify.annotations.NullMarked;
