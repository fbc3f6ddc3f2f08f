package io.countersign.standalone.process;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Work side by side on plain threads, which inherit the class loader of a repackaged jar; pool threads do not. */
public final class ParallelTasks {

    private ParallelTasks() {}

    public static CompletableFuture<Void> start(String name, Runnable work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        throw StartFailedException.because(name, e);
                    }
                },
                task -> new Thread(task, name).start());
    }

    /** Returns when all have ended, with the failure of one if there is any. */
    public static void join(Collection<CompletableFuture<Void>> all) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw StartFailedException.because("start", e);
        }
    }

    public static <T> void each(String name, Collection<T> all, Consumer<T> work) {
        join(all.stream().map(one -> start(name, () -> work.accept(one))).toList());
    }
}
