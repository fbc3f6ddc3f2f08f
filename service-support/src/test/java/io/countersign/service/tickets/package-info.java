@NullMarked
package io.countersign.service.tickets;

import org.jspecify.annotations.NullMarked;
