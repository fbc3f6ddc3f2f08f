package io.countersign.review.domain.outbox;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import java.util.Optional;

/**
 * An event as it is published, serialised once: a repeat publishes the same bytes.
 *
 * @param account the record's key
 * @param id the event's id
 * @param subject the signature's id
 * @param body the CloudEvent's JSON
 */
public record PublishedEvent(AccountId account, String id, String subject, String body) {

    /** The attribute {@code type} of the CloudEvent. */
    public Optional<String> type() {
        return CloudEvent.typeIn(body);
    }
}
