package io.countersign.simulation.world;

/** A process ends here; what it had not stored or sent is lost. */
public final class Crash extends Error {

    public Crash() {
        super("crash", null, false, false);
    }
}
