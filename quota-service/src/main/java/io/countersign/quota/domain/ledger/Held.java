package io.countersign.quota.domain.ledger;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Objects;

/**
 * A revision that takes part in its signature's slot.
 *
 * @param name as applied for
 * @param key the name as duplicates are compared
 * @param since when it was submitted
 */
public record Held(
        SignatureId signature, int revision, Region region, String name, NameKey key, boolean approved, Instant since) {

    public Held {
        if (revision < 1) {
            throw new IllegalArgumentException("revisions begin with 1");
        }
        Objects.requireNonNull(region, "no region");
        Objects.requireNonNull(since, "no time");
    }

    boolean is(SignatureId otherSignature, int otherRevision) {
        return revision == otherRevision && signature.equals(otherSignature);
    }

    Held approve() {
        return new Held(signature, revision, region, name, key, true, since);
    }
}
