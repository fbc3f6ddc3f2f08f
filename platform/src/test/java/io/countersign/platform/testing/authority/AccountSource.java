package io.countersign.platform.testing.authority;

/** How an operation finds the account that it is about. */
public enum AccountSource {

    /** Needs no token. */
    OPEN,

    /** Is about no account: the scope alone decides. */
    NONE,

    /** The token's account, or the one that the header names. */
    HEADER,

    /** As {@link #HEADER}; a platform that names no account means itself. */
    HEADER_OR_PLATFORM,

    /** As {@link #HEADER}, but not for operators. */
    HEADER_NOT_OPERATOR,

    /** As {@link #HEADER}; always named, by operators only. */
    HEADER_OPERATOR,

    /** The account in the path; 404 if the caller does not act for it. */
    PATH,

    /** The account in the path; 403 if the caller does not act for it. */
    PATH_REGISTRATION
}
