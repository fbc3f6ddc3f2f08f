package io.countersign.review.domain.report;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import java.time.Instant;
import java.util.Comparator;

/** The place of a case in the results of a search, the one changed last first. */
public record SearchPosition(Instant changedAt, SignatureId signature) implements Comparable<SearchPosition> {

    private static final Comparator<SearchPosition> ORDER = Comparator.comparing(SearchPosition::changedAt)
            .thenComparingLong(position -> position.signature().value())
            .reversed();

    public static SearchPosition of(Case known) {
        return new SearchPosition(CaseSummaryFields.of(known).changedAt(), known.signature());
    }

    @Override
    public int compareTo(SearchPosition other) {
        return ORDER.compare(this, other);
    }
}
