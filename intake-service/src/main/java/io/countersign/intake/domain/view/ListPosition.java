package io.countersign.intake.domain.view;

import io.countersign.contracts.SignatureId;
import java.time.Instant;

/** The place of a signature in a list: by the time of its first application, then by its id. */
public record ListPosition(Instant submittedAt, SignatureId signature) implements Comparable<ListPosition> {

    @Override
    public int compareTo(ListPosition other) {
        int byTime = submittedAt.compareTo(other.submittedAt);
        return byTime != 0 ? byTime : signature.compareTo(other.signature);
    }
}
