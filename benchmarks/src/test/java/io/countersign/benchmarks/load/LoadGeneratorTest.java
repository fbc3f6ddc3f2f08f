package io.countersign.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.load.LoadClient.Reply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LoadGeneratorTest {

    private static final Reply ACCEPTED = new Reply(202, new byte[0]);

    @Test
    void countsWhatSucceededAndWhatDidNot() {
        var sent = new AtomicInteger();

        var result = LoadGenerator.open(
                1_000,
                Duration.ofMillis(100),
                () -> sent.incrementAndGet() % 4 == 0
                        ? Mono.error(new IllegalStateException("broken"))
                        : Mono.just(sent.get() % 4 == 1 ? new Reply(503, new byte[0]) : ACCEPTED));

        assertThat(result.succeeded()).isEqualTo(50);
        assertThat(result.failed()).isEqualTo(50);
    }

    /** The first answer takes 50 ms and holds up the others, which were due meanwhile. */
    @Test
    void anOpenLoopCountsFromWhenARequestWasDue() {
        var sent = new AtomicInteger();

        var result = LoadGenerator.open(
                1_000,
                Duration.ofMillis(50),
                () -> Mono.fromSupplier(() -> {
                    if (sent.getAndIncrement() == 0) {
                        LockSupport.parkNanos(50_000_000);
                    }
                    return ACCEPTED;
                }));

        assertThat(result.latency().getValueAtPercentile(50)).isGreaterThan(10_000);
    }

    @Test
    void aClosedLoopSendsOneAfterTheOther() {
        var open = new AtomicInteger();

        var result = LoadGenerator.closed(
                3,
                Duration.ofMillis(50),
                () -> Mono.fromSupplier(() -> {
                            assertThat(open.incrementAndGet()).isLessThanOrEqualTo(3);
                            return ACCEPTED;
                        })
                        .delayElement(Duration.ofMillis(1))
                        .doOnNext(_ -> open.decrementAndGet()));

        assertThat(result.succeeded()).isPositive();
        assertThat(result.failed()).isZero();
    }
}
