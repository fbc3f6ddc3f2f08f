package io.countersign.review.domain.cases;

import io.countersign.contracts.Application;
import io.countersign.contracts.events.AccountSnapshot;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.contracts.events.Summary;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one revision applies for, and for whom: never changes. */
public record RevisionContent(Application application, AccountSnapshot account, Instant submittedAt) {

    public static RevisionContent of(ApplicationAdmitted event) {
        return new RevisionContent(event.application(), event.account(), event.submittedAt());
    }

    public Summary summary() {
        return Summary.of(application, account);
    }

    /** The digests of every picture that came with it. */
    public Set<String> pictures() {
        var letter = application.letter();
        return Stream.concat(
                        application.documents().stream().map(Application.Document::sha256),
                        letter == null ? Stream.empty() : Stream.of(letter.sha256()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    ApprovedSignature approved(Case of, int revision, Instant at) {
        return new ApprovedSignature(
                of.account(),
                of.signature(),
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
