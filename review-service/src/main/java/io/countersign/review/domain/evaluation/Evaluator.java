package io.countersign.review.domain.evaluation;

import io.countersign.review.domain.revision.RevisionContent;

/** The rules that were in force when an application was submitted: pure, so that a repeat has the same result. */
@FunctionalInterface
public interface Evaluator {

    RevisionEvaluation evaluate(RevisionContent content);
}
