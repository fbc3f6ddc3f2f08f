package io.countersign.simulation;

/** A process ends here; what it had not stored or sent is lost. */
final class Crash extends Error {

    Crash() {
        super("crash", null, false, false);
    }
}
