package io.countersign.intake.domain.allocation;

/** The signature ids that have not been reserved yet. */
public interface IdBlockStore {

    /**
     * Takes the next {@code count} ids by compare-and-set, durable on return; they are never handed out again.
     *
     * @return the first of them
     */
    long reserve(int count);
}
