package io.countersign.review.web;

import io.countersign.platform.security.caller.Caller;
import io.countersign.review.domain.reviewer.Reviewer;

/** The scopes of reviewers' commands. */
public final class ReviewerScopes {

    public static final String READ = "review:read";
    public static final String DECIDE = "review:decide";
    static final String SENIOR = "review:senior";
    public static final String LEAD = "review:lead";
    public static final String AUDIT = "review:audit";

    private ReviewerScopes() {}

    /** Seniors and leads may claim escalated cases. */
    public static Reviewer reviewer(Caller caller) {
        return new Reviewer(caller.subject(), caller.has(SENIOR) || caller.has(LEAD));
    }
}
