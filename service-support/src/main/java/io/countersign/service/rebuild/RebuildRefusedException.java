package io.countersign.service.rebuild;

/** The rebuild cannot run in the present state of the installation. The message says why. */
public final class RebuildRefusedException extends RuntimeException {

    RebuildRefusedException(String message) {
        super(message);
    }
}
