package io.countersign.review.domain.report;

import java.time.Instant;
import java.util.List;

/** Reads the verdicts of a time. */
public interface ReviewerDecisionStore {

    /** Verdicts that decided a revision, from {@code from} until before {@code until}, in no order. */
    List<ReviewerDecision> decisionsBetween(Instant from, Instant until, int limit);
}
