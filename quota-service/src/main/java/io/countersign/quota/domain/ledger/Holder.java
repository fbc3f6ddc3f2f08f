package io.countersign.quota.domain.ledger;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.List;

/**
 * A signature that takes a slot, with its revisions that do.
 *
 * @param name the approved revision's, else the newest one's
 * @param since when the oldest of these revisions was submitted
 */
public record Holder(
        SignatureId signature, Region region, String name, List<Integer> revisions, boolean approved, Instant since) {

    public Holder {
        revisions = List.copyOf(revisions);
    }
}
