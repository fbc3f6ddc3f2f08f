/** Bodies of requests, received within limits of bytes and time. */
@NullMarked
package io.countersign.platform.web.body;

import org.jspecify.annotations.NullMarked;
