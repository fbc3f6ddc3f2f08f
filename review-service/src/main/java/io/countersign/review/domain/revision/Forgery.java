package io.countersign.review.domain.revision;

import io.countersign.contracts.ImageFingerprint;
import java.util.List;

/**
 * The certificates that a reviewer finds forged.
 *
 * @param content the application with its pictures
 * @param answers what came with answers to questions
 */
public record Forgery(RevisionContent content, List<ImageFingerprint> answers) {

    public Forgery {
        answers = List.copyOf(answers);
    }
}
