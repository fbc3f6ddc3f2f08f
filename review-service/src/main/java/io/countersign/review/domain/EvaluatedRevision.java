package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;

/** What the rules said of one revision. */
public record EvaluatedRevision(SignatureId signature, int revision, RevisionContent content, Evaluation judgement) {}
