package io.countersign.review.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs calls of the store on virtual threads. Reactor's {@code boundedElastic} was considered: it interrupts the thread of
 * a call whose result is no longer needed, and that thread may already run the request's handler.
 */
public final class BlockingCall {

    private static final ExecutorService THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("console-", 0).factory());

    private BlockingCall() {}

    /** Empty where the call returns null. */
    public static <T> Mono<T> of(Supplier<@Nullable T> call) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(call, THREADS), true);
    }

    public static Mono<Void> of(Runnable call) {
        return Mono.fromFuture(() -> CompletableFuture.runAsync(call, THREADS), true);
    }
}
