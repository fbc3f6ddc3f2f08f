package io.countersign.platform.kafka.failure;

/** The broker did not acknowledge a record; it may have been written all the same, or be written later. */
public final class NotAcknowledgedException extends RuntimeException {

    public NotAcknowledgedException(String topic, Throwable cause) {
        super("not acknowledged on " + topic, cause);
    }
}
