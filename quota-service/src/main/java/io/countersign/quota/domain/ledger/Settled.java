package io.countersign.quota.domain.ledger;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import java.time.Instant;
import java.util.List;

/** A revision that holds nothing (any more), remembered so that its repeat gets the same answer. */
public sealed interface Settled {

    SignatureId signature();

    int revision();

    Instant at();

    /** It never had a slot. */
    record Refused(SignatureId signature, int revision, Instant at, List<Reason> reasons) implements Settled {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** It was admitted once and gave its slot back. */
    record Released(SignatureId signature, int revision, Instant at) implements Settled {}
}
