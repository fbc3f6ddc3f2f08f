package io.countersign.review.web.command;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.domain.reviewer.ClaimedRevision;
import io.countersign.review.domain.reviewer.LeaseHolder;

/** A command of the holder of a claim. */
public interface LeaseCommand extends RequestRecord {

    int MAX_TOKEN_LENGTH = 100;

    Long revision();

    String token();

    default ClaimedRevision claim(SignatureId signature, Caller caller) {
        return new LeaseHolder(caller.subject(), token())
                .claimOf(signature, revision().intValue());
    }
}
