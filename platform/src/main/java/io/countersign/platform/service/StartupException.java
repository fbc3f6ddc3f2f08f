package io.countersign.platform.service;

/** A service may not run as it is configured; the message says why and what to do, in one line. */
public final class StartupException extends RuntimeException {

    public StartupException(String message) {
        super(message);
    }
}
