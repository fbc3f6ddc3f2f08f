package io.countersign.acceptance;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same work many times at once. */
final class Parallel {

    private Parallel() {}

    /** The results in the order of the numbers from 0; only so many are under way at once. */
    static <T> List<T> times(int count, int atOnce, IntFunction<T> work) {
        var room = new Semaphore(atOnce);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, count)
                    .mapToObj(number -> executor.submit(within(room, () -> work.apply(number))))
                    .toList();
            return all.stream().map(Parallel::result).toList();
        }
    }

    private static <T> Callable<T> within(Semaphore room, Callable<T> work) {
        return () -> {
            room.acquire();
            try {
                return work.call();
            } finally {
                room.release();
            }
        };
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
