package io.countersign.platform.topics;

/** The broker did not answer in time, or answered with an error. */
public final class BrokerException extends RuntimeException {

    BrokerException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    BrokerException(String message) {
        super(message);
    }
}
