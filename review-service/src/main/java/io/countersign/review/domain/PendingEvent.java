package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import java.time.Instant;

/**
 * Stands while an event may be stored and not published.
 *
 * @param eventId the marker's identity
 * @param version of the case as read before the write that adds the event
 */
public record PendingEvent(String eventId, SignatureId signature, long version, Instant at) {}
