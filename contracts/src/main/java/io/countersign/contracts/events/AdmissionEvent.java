package io.countersign.contracts.events;

import static io.countersign.contracts.SignatureId.requireQuestion;
import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quota's events: an application is admitted or refused; withdrawals and deletions, relayed in the order of the applications. */
public sealed interface AdmissionEvent extends Event {

    /**
     * The revision holds a slot.
     *
     * @param used slots taken as of this publication; a repeat may carry another number, so no guard reads it
     * @param limit slots of the account as of this publication
     * @param images what its certificates show, as intake found
     */
    @JsonTypeName("io.countersign.admission.admitted.v1")
    record ApplicationAdmitted(
            SignatureId signature,
            int revision,
            Application application,
            AccountSnapshot account,
            Instant submittedAt,
            int used,
            int limit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageFingerprint> images)
            implements AdmissionEvent {

        /** Without fingerprints. */
        public ApplicationAdmitted(
                SignatureId signature,
                int revision,
                Application application,
                AccountSnapshot account,
                Instant submittedAt,
                int used,
                int limit) {
            this(signature, revision, application, account, submittedAt, used, limit, List.of());
        }

        @SuppressWarnings("NullAway") // a list that is left out of the JSON arrives as null
        public ApplicationAdmitted {
            images = images == null ? List.of() : List.copyOf(images);
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(application, "application");
            requireNonNull(account, "account");
            requireNonNull(submittedAt, "submittedAt");
        }

        @Override
        public String eventId() {
            return "admitted:" + signature + ":" + revision;
        }
    }

    /**
     * No slot, or the name is taken: not an outcome yet, review makes it one.
     *
     * @param application the content, by which review finds what the rules reject as well; null in older records
     * @param account null in older records
     */
    @JsonTypeName("io.countersign.admission.refused.v1")
    record ApplicationRefused(
            SignatureId signature,
            int revision,
            Summary summary,
            List<Reason> reasons,
            Instant submittedAt,
            int used,
            int limit,
            @Nullable Application application,
            @Nullable AccountSnapshot account)
            implements AdmissionEvent {

        public ApplicationRefused {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            reasons = List.copyOf(reasons);
        }

        @Override
        public String eventId() {
            return "refused:" + signature + ":" + revision;
        }
    }

    /** Keeps a withdrawal behind the admissions that it follows. */
    @JsonTypeName("io.countersign.admission.withdrawal-relayed.v1")
    record WithdrawalRelayed(SignatureId signature, int revision) implements AdmissionEvent {

        public WithdrawalRelayed {
            requireNonNull(signature, "signature");
            requireRevision(revision);
        }

        @Override
        public String eventId() {
            return "withdrawal-relayed:" + signature + ":" + revision;
        }
    }

    /** Keeps a deletion behind the admissions that it follows. */
    @JsonTypeName("io.countersign.admission.deletion-relayed.v1")
    record DeletionRelayed(SignatureId signature) implements AdmissionEvent {

        public DeletionRelayed {
            requireNonNull(signature, "signature");
        }

        @Override
        public String eventId() {
            return "deletion-relayed:" + signature;
        }
    }

    /**
     * Keeps the answer to a question behind the admission of its revision.
     *
     * @param providedAt when intake accepted the answer
     * @param images what its certificates show; none for an account for trying out
     */
    @JsonTypeName("io.countersign.admission.information-relayed.v1")
    record InformationRelayed(
            SignatureId signature,
            int revision,
            int question,
            String text,
            List<String> certificates,
            Instant providedAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageFingerprint> images)
            implements AdmissionEvent {

        /** Without fingerprints. */
        public InformationRelayed(
                SignatureId signature,
                int revision,
                int question,
                String text,
                List<String> certificates,
                Instant providedAt) {
            this(signature, revision, question, text, certificates, providedAt, List.of());
        }

        @SuppressWarnings("NullAway") // a list that is left out of the JSON arrives as null
        public InformationRelayed {
            images = images == null ? List.of() : List.copyOf(images);
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireQuestion(question);
            requireNonNull(text, "text");
            certificates = List.copyOf(certificates);
            requireNonNull(providedAt, "providedAt");
        }

        @Override
        public String eventId() {
            return "provided-relayed:" + signature + ":" + revision + ":" + question;
        }
    }

    /**
     * Asks review to repeat the outcome of a revision that has been held for long.
     *
     * @param day days since 1970-01-01, UTC
     */
    @JsonTypeName("io.countersign.admission.questioned.v1")
    record AdmissionQuestioned(SignatureId signature, int revision, long day) implements AdmissionEvent {

        public AdmissionQuestioned {
            requireNonNull(signature, "signature");
            requireRevision(revision);
        }

        @Override
        public String eventId() {
            return "questioned:" + signature + ":" + revision + ":" + day;
        }
    }

    /** An operator changed the account's limit; {@code version} is the ledger's. */
    @JsonTypeName("io.countersign.admission.limit-changed.v1")
    record LimitChanged(AccountId account, int limit, long version) implements AdmissionEvent {

        /** Signatures of an account whose limit was not changed. */
        public static final int DEFAULT_LIMIT = 50;

        public LimitChanged {
            requireNonNull(account, "account");
        }

        @Override
        public @Nullable SignatureId signature() {
            return null;
        }

        @Override
        public String eventId() {
            return "limit:" + account + ":" + version;
        }
    }
}
