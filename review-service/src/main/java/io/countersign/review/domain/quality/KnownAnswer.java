package io.countersign.review.domain.quality;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.review.domain.revision.RevisionContent;
import org.jspecify.annotations.Nullable;

/**
 * A case whose answer is known.
 *
 * @param id chosen by who makes it
 * @param owner the operator's account, to which its certificates belong
 * @param near an id of a real case, among whose neighbours its own is chosen
 * @param content as reviewers see it
 */
public record KnownAnswer(
        String id,
        AccountId owner,
        SignatureId near,
        RevisionContent content,
        @Nullable Assessment assessment,
        boolean isApprovalExpected) {}
