package io.countersign.intake.web.bulk;

import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.RequestDigest;
import io.countersign.intake.web.submission.ApplicationForm;
import io.countersign.platform.web.problem.ProblemException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line as far as it was read: a form for an account, or a refusal. */
sealed interface BulkLine {

    int number();

    @Nullable
    String reference();

    /** Certificates that have to be stored. */
    default Stream<Certificate.Id> certificates() {
        return Stream.empty();
    }

    /** It will not become an application. */
    record Refused(int number, @Nullable String reference, ProblemException why) implements BulkLine {}

    /** It may become one. */
    record Read(
            int number, AccountSnapshot account, @Nullable String key, ApplicationForm form) implements BulkLine {

        @Override
        public @Nullable String reference() {
            return form.reference();
        }

        @Override
        public Stream<Certificate.Id> certificates() {
            return form.certificates(account.id());
        }

        BulkLine checked(Set<Certificate.Id> stored) {
            var faults = form.faults(account.id(), stored);
            return faults.isEmpty() ? this : new Refused(number, reference(), ProblemException.invalid(faults));
        }

        Submission submission(RequestDigest requests) {
            var application = form.application();
            return new Submission(account, application, requests.key(key, "POST", ApplicationPaths.ROOT, application));
        }
    }
}
