package io.countersign.benchmarks.flow;

import io.countersign.benchmarks.flow.ReviewRequests.Lease;
import io.countersign.benchmarks.load.LoadClient;
import io.countersign.benchmarks.load.LoadClient.Reply;
import io.countersign.benchmarks.servers.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Reviewers who claim the next case over HTTP, decide it at once, and poll again after a pause where no case waits. */
public final class SimulatedReviewers implements AutoCloseable {

    private static final int COUNT = 12;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    /** Two of three cases are approved. */
    private static final int REJECTED_IN = 3;

    private static final String APPROVE = "\"approve\"";
    private static final String REJECT =
            "\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_UNREADABLE\",\"pointer\":\"/documents/0\"}]";

    private final LoadClient client;
    private final List<Disposable> loops = new ArrayList<>();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean closed;

    public SimulatedReviewers(Deployment deployment, LoadClient client) {
        this.client = client;
        for (int i = 0; i < COUNT; i++) {
            var requests = ReviewRequests.of(deployment, "reviewer-" + i);
            loops.add(
                    Mono.defer(() -> reviewOne(requests)).repeat(() -> !closed).subscribe());
        }
    }

    private Mono<Reply> reviewOne(ReviewRequests requests) {
        return client.send(requests.claimNext())
                .flatMap(claim -> claim.status() == 200
                        ? decide(requests, Lease.of(claim))
                        : Mono.delay(POLL_INTERVAL).thenReturn(claim))
                .onErrorResume(_ -> {
                    failed.incrementAndGet();
                    return Mono.delay(POLL_INTERVAL).then(Mono.empty());
                });
    }

    private Mono<Reply> decide(ReviewRequests requests, Lease lease) {
        var verdict = ThreadLocalRandom.current().nextInt(REJECTED_IN) == 0 ? REJECT : APPROVE;
        return client.send(requests.verdict(lease, verdict)).doOnNext(reply -> {
            if (!reply.isSuccess()) {
                failed.incrementAndGet();
            }
        });
    }

    public long failed() {
        return failed.get();
    }

    @Override
    public void close() {
        closed = true;
        loops.forEach(Disposable::dispose);
    }
}
