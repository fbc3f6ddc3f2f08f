package io.countersign.simulation;

/** An invariant does not hold. */
final class InvariantViolation extends Error {

    private final String what;

    InvariantViolation(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }
}
