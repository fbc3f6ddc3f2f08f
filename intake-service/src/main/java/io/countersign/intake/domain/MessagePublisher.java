package io.countersign.intake.domain;

import io.countersign.contracts.MessageEvent.MessageAccepted;

/** Where messages go whose signature may be used. */
public interface MessagePublisher {

    /** False if the broker did not confirm in time; it may have the message all the same. */
    boolean hand(MessageAccepted message);
}
