package io.countersign.intake.web;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.problem.ProblemException;

/** What the operations on applications have in common. */
public final class ApplicationPaths {

    public static final String ROOT = "/v1/applications";
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private ApplicationPaths() {}

    /** @throws ProblemException 404 unless it has the form of a signature's id */
    public static SignatureId signature(String id) {
        try {
            return SignatureId.of(id);
        } catch (IllegalArgumentException _) {
            throw CommandProblems.notFound();
        }
    }
}
