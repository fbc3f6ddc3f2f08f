package io.countersign.simulation.store;

/** The store refuses one document because of its content; the other documents of the same write are stored. */
public final class DocumentRefused extends RuntimeException {

    DocumentRefused() {
        super("document refused", null, false, false);
    }
}
