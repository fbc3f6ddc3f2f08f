package io.countersign.review;

import static io.countersign.review.domain.cases.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.RevisionState.Decided;
import io.countersign.review.domain.queue.LeadCommands;
import io.countersign.review.domain.queue.ReviewQueue;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ConfigurableApplicationContext;

/** Cases of the console's tests, read through the service's own beans. */
record ConsoleCases(ConsoleInstallation installation, ConfigurableApplicationContext service) {

    private static final AtomicLong NEXT = new AtomicLong(1_000);

    /** A case with this name that waits for a reviewer. */
    String open(String name) throws Exception {
        var signature = new SignatureId(NEXT.incrementAndGet());
        installation.publish(admitted(signature, 1, name));
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

    void takeLeaseBack(String id) {
        service.getBean(LeadCommands.class).takeBack(List.of(SignatureId.of(id)), "lena");
    }
}
