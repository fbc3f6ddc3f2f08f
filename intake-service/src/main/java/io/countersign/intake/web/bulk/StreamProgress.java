package io.countersign.intake.web.bulk;

import io.countersign.intake.web.bulk.LineSplitter.Line;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * How far a stream is, whether it has reached a limit, and whether it is idle: neither a line arrives nor one is answered.
 * While lines are processed the idle time does not count, since then the client waits for the service. Thread-safe.
 */
final class StreamProgress {

    private static final int CHECKS_PER_TIMEOUT = 4;

    private final StreamLimits limits;
    private final long start = System.nanoTime();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile long since = start;
    private volatile int lastAnswered;
    private volatile @Nullable Limit reached;

    StreamProgress(StreamLimits limits) {
        this.limits = limits;
    }

    /** What ends a stream before its client does. */
    enum Limit {
        LINES,
        DURATION
    }

    void arrived() {
        since = System.nanoTime();
    }

    void processingBegins() {
        inProgress.incrementAndGet();
    }

    /**
     * @param line the number of the last line that was processed
     * @param more how many of these lines were accepted
     */
    void processingEnds(int line, int more) {
        lastAnswered = line;
        accepted.addAndGet(more);
        since = System.nanoTime();
        inProgress.decrementAndGet();
    }

    /** The number of the last line with an answer; 0 before the first. */
    int lastAnswered() {
        return lastAnswered;
    }

    /** How many lines were answered with 202. */
    int accepted() {
        return accepted.get();
    }

    /** Passes the lines on up to a limit, and completes there. */
    void limit(List<Line> lines, SynchronousSink<List<Line>> sink) {
        if (System.nanoTime() - start > limits.maxDuration().toNanos()) {
            end(Limit.DURATION, sink);
            return;
        }
        var within = lines.stream()
                .filter(line -> line.number() <= limits.maxLines())
                .toList();
        if (!within.isEmpty()) {
            sink.next(within);
        }
        if (within.size() < lines.size()) {
            end(Limit.LINES, sink);
        }
    }

    private void end(Limit limit, SynchronousSink<List<Line>> sink) {
        reached = limit;
        sink.complete();
    }

    /** Empty if the client has ended the stream. */
    Optional<Limit> reached() {
        return Optional.ofNullable(reached);
    }

    /** Fails with a {@link TimeoutException} when the stream has been idle for {@code factor} times the time-out. */
    Mono<Void> expired(int factor) {
        var timeout = limits.idleTimeout();
        return Flux.interval(timeout.dividedBy(CHECKS_PER_TIMEOUT))
                .onBackpressureDrop()
                .filter(_ -> isIdleFor(timeout.toNanos() * factor))
                .next()
                .flatMap(_ -> Mono.error(new TimeoutException("the stream is idle")));
    }

    private boolean isIdleFor(long nanos) {
        return inProgress.get() == 0 && System.nanoTime() - since > nanos;
    }
}
