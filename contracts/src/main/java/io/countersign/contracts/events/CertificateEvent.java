package io.countersign.contracts.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import org.jspecify.annotations.Nullable;

/** What intake publishes of certificates, for review alone. */
public sealed interface CertificateEvent extends Event {

    /** It has no signature: a case with a known answer belongs to none. */
    @Override
    default @Nullable SignatureId signature() {
        return null;
    }

    /**
     * A reviewer has loaded a certificate.
     *
     * @param account that owns the certificate
     * @param caseId for which the ticket was issued
     * @param view drawn anew for each load
     */
    @JsonTypeName("io.countersign.certificate.viewed.v1")
    record CertificateViewed(AccountId account, SignatureId caseId, String sha256, String reviewer, String view)
            implements CertificateEvent {

        public CertificateViewed {
            requireNonNull(account, "account");
            requireNonNull(caseId, "caseId");
            requireNonNull(sha256, "sha256");
            requireNonNull(reviewer, "reviewer");
            requireNonNull(view, "view");
        }

        @Override
        public String eventId() {
            return "viewed:" + view;
        }
    }

    /** The owner deletes a certificate. */
    @JsonTypeName("io.countersign.certificate.deleted.v1")
    record CertificateDeleted(AccountId account, String sha256) implements CertificateEvent {

        public CertificateDeleted {
            requireNonNull(account, "account");
            requireNonNull(sha256, "sha256");
        }

        @Override
        public String eventId() {
            return "certificate-deleted:" + account + ":" + sha256;
        }
    }
}
