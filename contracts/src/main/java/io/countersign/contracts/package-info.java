/** What travels between the services: events, reasons, topic names. Depends on annotations only. */
@NullMarked
package io.countersign.contracts;

import org.jspecify.annotations.NullMarked;
