package io.countersign.platform.kafka;

/** A record whose bytes are not what its topic holds. */
public final class UnreadableRecord extends RuntimeException {

    public UnreadableRecord(String message) {
        super(message);
    }

    public UnreadableRecord(Throwable cause) {
        super(cause);
    }
}
