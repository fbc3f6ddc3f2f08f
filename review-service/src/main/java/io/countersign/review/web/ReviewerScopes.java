package io.countersign.review.web;

import io.countersign.platform.security.Caller;
import io.countersign.review.domain.reviewer.Reviewer;

/** The scopes of reviewers' commands. */
final class ReviewerScopes {

    static final String READ = "review:read";
    static final String DECIDE = "review:decide";
    static final String SENIOR = "review:senior";
    static final String LEAD = "review:lead";
    static final String AUDIT = "review:audit";

    private ReviewerScopes() {}

    /** Seniors and leads may claim escalated cases. */
    static Reviewer reviewer(Caller caller) {
        return new Reviewer(caller.subject(), caller.has(SENIOR) || caller.has(LEAD));
    }
}
