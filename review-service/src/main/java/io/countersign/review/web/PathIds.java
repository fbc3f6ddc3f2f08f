package io.countersign.review.web;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.domain.revision.Conflict;

/** Ids in paths. */
public final class PathIds {

    private PathIds() {}

    public static boolean isSignature(String text) {
        try {
            SignatureId.of(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** @throws ProblemException 404: what is no id names no case */
    public static SignatureId signature(String text) {
        try {
            return SignatureId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
        }
    }
}
