package io.countersign.contracts.events;

import static io.countersign.contracts.SignatureId.requireQuestion;
import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.snapshot.AccountSnapshot;
import java.util.List;

/** Intake's events: the commands of an account. */
public sealed interface ApplicationEvent extends Event {

    /**
     * Revisions of one signature, over its whole life. The writer enforces it, so that every document that keeps
     * something of each revision stays below {@link CloudEvent#MAX_DOCUMENT_BYTES}.
     */
    int MAX_REVISIONS = 14;

    /** Questions to the applicant about one revision. */
    int MAX_QUESTIONS = 2;

    /** The answer to a question, in code points. */
    int MAX_ANSWER_LENGTH = 1_000;

    int MAX_ANSWER_CERTIFICATES = 5;

    @Override
    SignatureId signature();

    /**
     * A first submission, or a modification: the whole content of one revision.
     *
     * @param images what its certificates show; a certificate that is missing here is known by the digest of its file alone
     */
    @JsonTypeName("io.countersign.application.submitted.v1")
    record ApplicationSubmitted(
            SignatureId signature,
            int revision,
            Application application,
            AccountSnapshot account,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageFingerprint> images)
            implements ApplicationEvent {

        /** Without fingerprints. */
        public ApplicationSubmitted(
                SignatureId signature, int revision, Application application, AccountSnapshot account) {
            this(signature, revision, application, account, List.of());
        }

        @SuppressWarnings("NullAway") // a list that is left out of the JSON arrives as null
        public ApplicationSubmitted {
            images = images == null ? List.of() : List.copyOf(images);
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(application, "application");
            requireNonNull(account, "account");
        }

        @Override
        public String eventId() {
            return "submitted:" + signature + ":" + revision;
        }
    }

    /** Withdraws every open revision up to {@code revision}. */
    @JsonTypeName("io.countersign.application.withdrawal-requested.v1")
    record WithdrawalRequested(SignatureId signature, int revision) implements ApplicationEvent {

        public WithdrawalRequested {
            requireNonNull(signature, "signature");
            requireRevision(revision);
        }

        @Override
        public String eventId() {
            return "withdrawal:" + signature + ":" + revision;
        }
    }

    /** Final. */
    @JsonTypeName("io.countersign.application.signature-deleted.v1")
    record SignatureDeleted(SignatureId signature) implements ApplicationEvent {

        public SignatureDeleted {
            requireNonNull(signature, "signature");
        }

        @Override
        public String eventId() {
            return "deleted:" + signature;
        }
    }

    /**
     * The applicant's answer to a question; the content of the revision stays.
     *
     * @param question counts from 1 within the revision
     * @param certificates SHA-256 digests in hex
     * @param images what they show; none for an account for trying out
     */
    @JsonTypeName("io.countersign.application.information-provided.v1")
    record InformationProvided(
            SignatureId signature,
            int revision,
            int question,
            String text,
            List<String> certificates,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageFingerprint> images)
            implements ApplicationEvent {

        /** Without fingerprints. */
        public InformationProvided(
                SignatureId signature, int revision, int question, String text, List<String> certificates) {
            this(signature, revision, question, text, certificates, List.of());
        }

        @SuppressWarnings("NullAway") // a list that is left out of the JSON arrives as null
        public InformationProvided {
            images = images == null ? List.of() : List.copyOf(images);
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireQuestion(question);
            requireNonNull(text, "text");
            certificates = List.copyOf(certificates);
        }

        @Override
        public String eventId() {
            return "provided:" + signature + ":" + revision + ":" + question;
        }

        /** Whether the content is equal, without what is known of its certificates. */
        public boolean isSameAnswer(InformationProvided other) {
            return withoutImages().equals(other.withoutImages());
        }

        private InformationProvided withoutImages() {
            return new InformationProvided(signature, revision, question, text, certificates);
        }
    }
}
