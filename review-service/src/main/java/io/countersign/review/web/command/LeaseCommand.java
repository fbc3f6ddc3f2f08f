package io.countersign.review.web.command;

import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.domain.reviewer.LeaseHolder;

/** A command of the holder of a claim. */
public interface LeaseCommand extends RequestRecord {

    int MAX_TOKEN_LENGTH = 100;

    Long revision();

    String token();

    default int number() {
        return revision().intValue();
    }

    default LeaseHolder holder(String reviewer) {
        return new LeaseHolder(reviewer, token());
    }
}
