package io.countersign.review.domain.copy;

import io.countersign.contracts.SignatureId;

/**
 * A decided case that is put into the queue once more, as a case with a known answer.
 *
 * @param id chosen by who makes it
 * @param source whose newest decided content is copied
 */
public record CaseCopy(String id, SignatureId source, boolean isApprovalExpected) {}
