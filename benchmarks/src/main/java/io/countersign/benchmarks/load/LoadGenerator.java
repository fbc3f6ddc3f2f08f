package io.countersign.benchmarks.load;

import io.countersign.benchmarks.load.LoadClient.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closed and open loops of requests. Every request is supplied anew. */
public final class LoadGenerator {

    private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(2);

    private LoadGenerator() {}

    /**
     * The outcome of a load.
     *
     * @param latency in microseconds
     */
    public record Result(long succeeded, long failed, double seconds, Histogram latency) {

        public double perSecond() {
            return succeeded / seconds;
        }
    }

    /** Closed loop: each of {@code users} sends its next request when the last one is answered. */
    public static Result closed(int users, Duration time, Supplier<Mono<Reply>> request) {
        var outcome = new Outcome();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Flux.range(0, users)
                .flatMap(_ -> outcome.one(request, System::nanoTime).repeat(() -> System.nanoTime() < end), users)
                .blockLast(time.plusMinutes(2));
        return outcome.result(start);
    }

    /**
     * Open loop: sends at a fixed rate regardless of the answers. Latency counts from the scheduled time of a request,
     * which corrects for coordinated omission.
     */
    public static Result open(double perSecond, Duration time, Supplier<Mono<Reply>> request) {
        var outcome = new Outcome();
        long start = System.nanoTime();
        int count = (int) (perSecond * time.toNanos() / 1e9);
        var open = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            waitUntil(due);
            outcome.one(request, () -> due).doFinally(_ -> open.countDown()).subscribe();
        }
        await(open);
        return outcome.result(start);
    }

    private static void waitUntil(long due) {
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    private static void await(CountDownLatch open) {
        try {
            if (!open.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(open.getCount() + " requests without an answer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class Outcome {

        private final AtomicLong succeeded = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final Histogram latency = new ConcurrentHistogram(MAX_MICROS, 3);

        Mono<Reply> one(Supplier<Mono<Reply>> request, Supplier<Long> from) {
            return Mono.defer(() -> {
                long start = from.get();
                return request.get().doOnNext(reply -> record(reply, start)).onErrorResume(_ -> {
                    failed.incrementAndGet();
                    return Mono.empty();
                });
            });
        }

        private void record(Reply reply, long start) {
            (reply.isSuccess() ? succeeded : failed).incrementAndGet();
            latency.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - start) / 1_000));
        }

        Result result(long start) {
            return new Result(succeeded.get(), failed.get(), (System.nanoTime() - start) / 1e9, latency);
        }
    }
}
