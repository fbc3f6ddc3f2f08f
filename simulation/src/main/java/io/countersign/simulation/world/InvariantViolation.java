package io.countersign.simulation.world;

/** An invariant does not hold. */
public final class InvariantViolation extends Error {

    private final String what;

    public InvariantViolation(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
