package io.countersign.platform.service;

/** A service refuses to start with its configuration; the message names the cause and the fix, in one line. */
public final class StartupException extends RuntimeException {

    public StartupException(String message) {
        super(message);
    }
}
