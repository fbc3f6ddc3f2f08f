package io.countersign.review;

import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.admittedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Application.Product;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.revision.RevisionState.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Cases of the console's tests, read through the service's own beans. */
record ConsoleCases(ConsoleInstallation installation, ConfigurableApplicationContext service) {

    private static final AtomicLong NEXT = new AtomicLong(1_000);

    /** A case with this name that waits for a reviewer. */
    String open(String name) throws Exception {
        return open(new SignatureId(NEXT.incrementAndGet()), name);
    }

    String open(SignatureId signature, String name) throws Exception {
        installation.publish(admitted(signature, 1, name));
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(find(signature.text())).isNotNull());
        return signature.text();
    }

    /** A case whose every free text is this one. */
    String openWithTexts(String name, String text) throws Exception {
        var signature = new SignatureId(NEXT.incrementAndGet());
        publish(signature, 1, name, text);
        return signature.text();
    }

    /** A case whose second revision waits, with other free texts than the first one. */
    String openChanged(String name, String before, String after) throws Exception {
        var signature = new SignatureId(NEXT.incrementAndGet());
        publish(signature, 1, name, before);
        publish(signature, 2, name, after);
        return signature.text();
    }

    private void publish(SignatureId signature, int revision, String name, String text) throws Exception {
        var plain = Cases.application(name);
        var application = new Application(
                name,
                plain.region(),
                plain.type(),
                plain.purpose(),
                plain.evidence(),
                new Owner(text, OwnerKind.ENTERPRISE),
                new Product(null, text, true),
                text,
                text,
                List.of());
        installation.publish(Cases.record(
                new ApplicationAdmitted(signature, revision, application, Cases.snapshot(), Instant.now(), 12, 50)));
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(find(signature.text()).state(revision)).isNotNull());
    }

    /** A case with a certificate that waits for a reviewer. */
    String openWith(String sha256) throws Exception {
        var signature = new SignatureId(NEXT.incrementAndGet());
        installation.publish(admittedWith(signature, 1, sha256));
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(find(signature.text())).isNotNull());
        return signature.text();
    }

    private Case find(String id) {
        return Objects.requireNonNull(service.getBean(ReviewQueue.class).find(SignatureId.of(id)), id);
    }

    boolean isOpen(String id) {
        return find(id).open() != null;
    }

    /** The event of the first revision's outcome, or nothing. */
    String outcome(String id) {
        return find(id).revisions().firstEntry().getValue() instanceof Decided decided
                ? String.valueOf(decided.outcome().body())
                : "";
    }

    /** Code, field and text of each reason of the first revision's rejection. */
    List<String> reasons(String id) {
        var reasons = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(outcome(id))
                .path("data")
                .path("reasons")
                .forEach(reason -> reasons.add("%s %s %s"
                        .formatted(
                                reason.path("code").asString(),
                                reason.path("pointer").stringValue(null),
                                reason.path("comment").stringValue(null))));
        return reasons;
    }

    /** Relays the applicant's answer to the first question. */
    void answer(String id, String text, String sha256) throws Exception {
        installation.publish(
                Cases.record(new InformationRelayed(SignatureId.of(id), 1, 1, text, List.of(sha256), Instant.now())));
    }

    Instant leaseEnd(String id) {
        var open = Objects.requireNonNull(find(id).open(), id).getValue();
        return Objects.requireNonNull(open.lease(), id).until();
    }

    void takeLeaseBack(String id) {
        service.getBean(LeadCommands.class).takeBack(List.of(SignatureId.of(id)), "lena");
    }
}
