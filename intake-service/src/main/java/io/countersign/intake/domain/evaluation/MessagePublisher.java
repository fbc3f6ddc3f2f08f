package io.countersign.intake.domain.evaluation;

import io.countersign.contracts.events.MessageEvent.MessageAccepted;

/** Where messages go whose signature may be used. */
public interface MessagePublisher {

    /** False if the broker did not confirm in time; it may have the message all the same. */
    boolean hand(MessageAccepted message);
}
