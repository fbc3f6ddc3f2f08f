package io.countersign.review.domain.clock;

import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.LeaseHolder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's question to the applicant about an open revision. A closing is final; an answer that comes after it is kept.
 *
 * @param number counts from 1 within the revision
 * @param asker the reviewer and the token of the lease under which it was asked; recognises a repeated command
 * @param until when it closes without an answer
 * @param closing null while it is open
 */
public record Question(
        int number,
        LeaseHolder asker,
        String text,
        Instant askedAt,
        Instant until,
        @Nullable Answer answer,
        @Nullable Closing closing) {

    /** Characters of a question, in code points. */
    public static final int MAX_LENGTH = 500;

    /**
     * What the applicant answered.
     *
     * @param certificates SHA-256 digests in hex
     * @param providedAt when intake accepted it
     * @param images what its certificates show
     */
    public record Answer(String text, List<String> certificates, Instant providedAt, List<ImageFingerprint> images) {

        public Answer {
            certificates = List.copyOf(certificates);
            images = List.copyOf(images);
        }

        /** Without fingerprints. */
        public Answer(String text, List<String> certificates, Instant providedAt) {
            this(text, certificates, providedAt, List.of());
        }
    }

    /** @param event InformationClosed as published */
    public record Closing(QuestionResult result, Instant at, PublishedEvent event) {}

    public static Question asked(int number, LeaseHolder asker, String text, Instant askedAt, Instant until) {
        return new Question(number, asker, text, askedAt, until, null, null);
    }

    public boolean isOpen() {
        return closing == null;
    }

    public boolean isRepeatedBy(LeaseHolder holder, String repeated) {
        return asker.equals(holder) && text.equals(repeated);
    }

    public Question answered(Answer given) {
        return new Question(number, asker, text, askedAt, until, given, closing);
    }

    public Question closed(Closing end) {
        return new Question(number, asker, text, askedAt, until, answer, end);
    }
}
