package io.countersign.intake.domain;

/** The signature ids that nobody has taken yet. */
public interface IdBlockStore {

    /**
     * Takes the next {@code count} ids by compare-and-set, durable on return; they are never handed out again.
     *
     * @return the first of them
     */
    long reserve(int count);
}
