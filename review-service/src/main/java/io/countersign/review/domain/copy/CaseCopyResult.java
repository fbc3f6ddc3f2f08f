package io.countersign.review.domain.copy;

import io.countersign.contracts.SignatureId;

/** The result of copying a case. */
public sealed interface CaseCopyResult {

    /** @param shownAs the id under which reviewers see the copy */
    record Copied(SignatureId shownAs) implements CaseCopyResult {}

    /** There is no such case. */
    record UnknownSource() implements CaseCopyResult {}

    /** No revision of it is approved or rejected and has its content, or it is deleted. */
    record NotDecided() implements CaseCopyResult {}

    /** The account has deleted a certificate of it. */
    record CertificateDeleted() implements CaseCopyResult {}
}
