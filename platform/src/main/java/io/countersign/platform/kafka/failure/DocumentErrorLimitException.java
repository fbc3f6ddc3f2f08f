package io.countersign.platform.kafka.failure;

/** More documents failed within a minute than single bad documents explain: the listener container is stopped. */
public final class DocumentErrorLimitException extends RuntimeException {

    DocumentErrorLimitException(String topic, DocumentErrorProperties limits, Throwable cause) {
        super(
                ("more than %d records or %d keys of %s failed within a minute because of a stored document; the"
                                + " listener stops and dead-letters no more of them")
                        .formatted(limits.maxRecordsPerMinute(), limits.maxKeysPerMinute(), topic),
                cause);
    }
}
