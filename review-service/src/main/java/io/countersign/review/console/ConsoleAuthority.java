package io.countersign.review.console;

import io.countersign.platform.security.caller.Caller;
import io.countersign.review.domain.reviewer.Reviewer;

/**
 * What a handler of the console requires, by {@code @RequiresScope}. They are granted to a login by its
 * {@link ConsoleRole} and to no access token: the console's paths accept no bearer token.
 */
public final class ConsoleAuthority {

    /** See the queue, cases and the search. */
    public static final String VIEW = "console:view";

    /** Claim cases and decide them. */
    public static final String WORK = "console:work";

    /** Claim escalated cases. */
    static final String SENIOR = "console:senior";

    /** See who works on what, reassign, set priorities, take approvals back. */
    public static final String LEAD = "console:lead";

    /** See and verify the history of cases. */
    public static final String AUDIT = "console:audit";

    private ConsoleAuthority() {}

    /** Who claims a case. */
    public static Reviewer reviewer(Caller caller) {
        return new Reviewer(caller.subject(), caller.has(SENIOR));
    }
}
