package io.countersign.intake.web;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far a stream is, and whether it is idle: neither a line arrives nor one is answered. While lines are processed the
 * time does not count, since then the client waits for the service. Thread-safe.
 */
final class StreamProgress {

    private static final int CHECKS_PER_TIMEOUT = 4;

    private final Duration timeout;
    private final AtomicInteger inProgress = new AtomicInteger();
    private volatile long since = System.nanoTime();
    private volatile int lastAnswered;

    StreamProgress(Duration timeout) {
        this.timeout = timeout;
    }

    void arrived() {
        since = System.nanoTime();
    }

    void processingBegins() {
        inProgress.incrementAndGet();
    }

    /** @param line the number of the last line that was processed */
    void processingEnds(int line) {
        lastAnswered = line;
        since = System.nanoTime();
        inProgress.decrementAndGet();
    }

    /** The number of the last line with an answer; 0 if there is none. */
    int lastAnswered() {
        return lastAnswered;
    }

    /** Fails with a {@link TimeoutException} when the stream has been idle for {@code factor} times the time-out. */
    Mono<Void> expired(int factor) {
        return Flux.interval(timeout.dividedBy(CHECKS_PER_TIMEOUT))
                .onBackpressureDrop()
                .filter(_ -> isIdleFor(timeout.multipliedBy(factor)))
                .next()
                .flatMap(_ -> Mono.error(new TimeoutException("the stream is idle")));
    }

    private boolean isIdleFor(Duration limit) {
        return inProgress.get() == 0 && System.nanoTime() - since > limit.toNanos();
    }
}
