package io.countersign.intake.domain.allocation;

import io.countersign.contracts.SignatureId;

/** The accepted modifications of each signature. Authoritative, never derived, only ever raised. */
public interface RevisionCounterStore {

    /** 0 until the first modification. */
    int read(SignatureId signature);

    /** One compare-and-set from {@code modifications} to the next, durable on return. */
    boolean raise(SignatureId signature, int modifications);
}
