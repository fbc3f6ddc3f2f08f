package io.countersign.review.console;

import io.countersign.platform.security.Caller;
import io.countersign.review.domain.reviewer.Reviewer;

/**
 * What a handler of the console requires, by {@code @RequiresScope}. They are granted to a login by its
 * {@link ConsoleRole} and to no access token: the console's paths accept no bearer token.
 */
final class ConsoleAuthority {

    /** See the queue, cases and the search. */
    static final String VIEW = "console:view";

    /** Claim cases and decide them. */
    static final String WORK = "console:work";

    /** Claim escalated cases. */
    static final String SENIOR = "console:senior";

    /** See who works on what, reassign, set priorities, take approvals back. */
    static final String LEAD = "console:lead";

    /** See and verify the history of cases. */
    static final String AUDIT = "console:audit";

    private ConsoleAuthority() {}

    /** Who claims a case. */
    static Reviewer reviewer(Caller caller) {
        return new Reviewer(caller.subject(), caller.has(SENIOR));
    }
}
