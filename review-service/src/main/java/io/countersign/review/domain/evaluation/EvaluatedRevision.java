package io.countersign.review.domain.evaluation;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.revision.RevisionContent;

/** The evaluation of one revision by the rules. */
public record EvaluatedRevision(
        SignatureId signature, int revision, RevisionContent content, RevisionEvaluation evaluation) {}
