package io.countersign.benchmarks.load;

import io.countersign.benchmarks.load.Http.Reply;
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

/** Two ways to put a server under load; what is sent is made anew for each request. */
public final class Load {

    private static final long LONGEST = TimeUnit.MINUTES.toMicros(2);

    private Load() {}

    /**
     * What a load met.
     *
     * @param latency in microseconds
     */
    public record Result(long succeeded, long failed, double seconds, Histogram latency) {

        public double perSecond() {
            return succeeded / seconds;
        }
    }

    /** Each of {@code users} sends the next request when the last one is answered. */
    public static Result closed(int users, Duration time, Supplier<Mono<Reply>> request) {
        var met = new Met();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Flux.range(0, users)
                .flatMap(_ -> met.one(request, System::nanoTime).repeat(() -> System.nanoTime() < end), users)
                .blockLast(time.plusMinutes(2));
        return met.result(start);
    }

    /**
     * Sends at a fixed rate whether answers come or not. Latency counts from when a request was due, so that one that
     * had to wait for its turn is not forgotten (coordinated omission).
     */
    public static Result open(double perSecond, Duration time, Supplier<Mono<Reply>> request) {
        var met = new Met();
        long start = System.nanoTime();
        int count = (int) (perSecond * time.toNanos() / 1e9);
        var open = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            waitUntil(due);
            met.one(request, () -> due).doFinally(_ -> open.countDown()).subscribe();
        }
        await(open);
        return met.result(start);
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
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static final class Met {

        private final AtomicLong succeeded = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final Histogram latency = new ConcurrentHistogram(LONGEST, 3);

        Mono<Reply> one(Supplier<Mono<Reply>> request, Supplier<Long> from) {
            return Mono.defer(() -> {
                long start = from.get();
                return request.get().doOnNext(reply -> note(reply, start)).onErrorResume(broken -> {
                    failed.incrementAndGet();
                    return Mono.empty();
                });
            });
        }

        private void note(Reply reply, long start) {
            (reply.isSuccess() ? succeeded : failed).incrementAndGet();
            latency.recordValue(Math.min(LONGEST, (System.nanoTime() - start) / 1_000));
        }

        Result result(long start) {
            return new Result(succeeded.get(), failed.get(), (System.nanoTime() - start) / 1e9, latency);
        }
    }
}
