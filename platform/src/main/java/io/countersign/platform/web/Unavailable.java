package io.countersign.platform.web;

/** A server behind us that did not answer, for APIs that tell it in their own way. */
public final class Unavailable {

    private Unavailable() {}

    /** Whether a caller over REST would be told 503. */
    public static boolean isCauseOf(Throwable failure) {
        return ProblemAdvice.isUnavailable(failure);
    }
}
