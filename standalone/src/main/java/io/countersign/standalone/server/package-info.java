/** The services and the ports of all servers, and requests to them. */
@NullMarked
package io.countersign.standalone.server;

import org.jspecify.annotations.NullMarked;
