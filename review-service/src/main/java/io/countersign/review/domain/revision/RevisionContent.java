package io.countersign.review.domain.revision;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one revision applies for, and for whom: never changes.
 *
 * @param images what its certificates show; one that is missing here is known by the digest of its file alone
 * @param slots null where no admission says
 */
public record RevisionContent(
        Application application,
        AccountSnapshot account,
        Instant submittedAt,
        List<ImageFingerprint> images,
        @Nullable SlotUse slots) {

    @SuppressWarnings("NullAway") // absent from what was stored before pictures had a fingerprint
    public RevisionContent {
        images = images == null ? List.of() : List.copyOf(images);
    }

    /** Without fingerprints and slots. */
    public RevisionContent(Application application, AccountSnapshot account, Instant submittedAt) {
        this(application, account, submittedAt, List.of(), null);
    }

    public static RevisionContent of(ApplicationAdmitted event) {
        return new RevisionContent(
                event.application(),
                event.account(),
                event.submittedAt(),
                event.images(),
                new SlotUse(event.used(), event.limit()));
    }

    public RevisionContent with(@Nullable SlotUse use) {
        return new RevisionContent(application, account, submittedAt, images, use);
    }

    /** Null for a record of an older release. */
    public static @Nullable RevisionContent of(ApplicationRefused event) {
        return event.application() == null || event.account() == null
                ? null
                : new RevisionContent(event.application(), event.account(), event.submittedAt());
    }

    public Summary summary() {
        return Summary.of(application, account);
    }

    /** The digests of every picture that came with it. */
    public Set<String> pictures() {
        return application.pictures();
    }

    public ApprovedSignature approved(AccountId owner, SignatureId signature, int revision, Instant at) {
        return new ApprovedSignature(
                owner,
                signature,
                revision,
                application.region(),
                application.name(),
                application.type(),
                application.purpose(),
                account.kind(),
                account.platform(),
                account.test(),
                at);
    }
}
