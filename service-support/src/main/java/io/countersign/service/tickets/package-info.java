/** Tickets by which reviewers see certificates: signed by review, verified by intake. */
@NullMarked
package io.countersign.service.tickets;

import org.jspecify.annotations.NullMarked;
