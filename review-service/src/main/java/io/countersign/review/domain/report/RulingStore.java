package io.countersign.review.domain.report;

import java.time.Instant;
import java.util.List;

/** Reads the verdicts of a time. */
public interface RulingStore {

    /** Verdicts that decided a revision, from {@code from} until before {@code until}, in no order. */
    List<RuledRevision> ruledBetween(Instant from, Instant until, int limit);
}
