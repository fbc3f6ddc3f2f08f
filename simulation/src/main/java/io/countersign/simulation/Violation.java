package io.countersign.simulation;

/** An invariant does not hold. */
final class Violation extends Error {

    private final String what;

    Violation(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }
}
