package io.countersign.platform.kafka.event;

/** A record whose bytes are not what its topic holds. */
public final class UnreadableRecordException extends RuntimeException {

    public UnreadableRecordException(String message) {
        super(message);
    }

    public UnreadableRecordException(Throwable cause) {
        super(cause);
    }
}
