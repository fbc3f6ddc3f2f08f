package io.countersign.review.web;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.ProblemException;
import io.countersign.review.domain.cases.Conflict;

/** Ids in paths. */
final class PathIds {

    private PathIds() {}

    static boolean isSignature(String text) {
        try {
            SignatureId.of(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** @throws ProblemException 404: what is no id names no case */
    static SignatureId signature(String text) {
        try {
            return SignatureId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
        }
    }
}
