package io.countersign.contracts.events;

import static io.countersign.contracts.SignatureId.requireQuestion;
import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.Application;
import io.countersign.contracts.SignatureId;
import java.util.List;

/** What intake says: an account wants something. */
public sealed interface ApplicationEvent extends Event {

    /**
     * Revisions of one signature, over its whole life. The writer enforces it, so that every document that keeps
     * something of each revision stays below {@link CloudEvent#MAX_DOCUMENT_BYTES}.
     */
    int MAX_REVISIONS = 25;

    /** Questions to the applicant about one revision. */
    int MAX_QUESTIONS = 2;

    @Override
    SignatureId signature();

    /** A first submission, or a modification: the whole content of one revision. */
    @JsonTypeName("io.countersign.application.submitted.v1")
    record ApplicationSubmitted(SignatureId signature, int revision, Application application, AccountSnapshot account)
            implements ApplicationEvent {

        public ApplicationSubmitted {
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
     */
    @JsonTypeName("io.countersign.application.information-provided.v1")
    record InformationProvided(
            SignatureId signature, int revision, int question, String text, List<String> certificates)
            implements ApplicationEvent {

        public InformationProvided {
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
    }
}
