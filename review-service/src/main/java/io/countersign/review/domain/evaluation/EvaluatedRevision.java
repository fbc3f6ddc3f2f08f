package io.countersign.review.domain.evaluation;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.RevisionContent;

/** What the rules said of one revision. */
public record EvaluatedRevision(
        SignatureId signature, int revision, RevisionContent content, RevisionEvaluation judgement) {}
