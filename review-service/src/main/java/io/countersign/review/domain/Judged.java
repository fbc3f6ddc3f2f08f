package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;

/** What the rules said of one revision. */
public record Judged(SignatureId signature, int revision, Content content, Judgement judgement) {}
