package io.countersign.platform.store;

import io.countersign.platform.store.document.DocumentErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Writes, or reads, of many callers as one: what arrives while one is under way goes into the next. A caller goes on
 * when the one that holds its items is done; if that fails, all its callers learn it. No caller reads what was stored before
 * they asked.
 *
 * @param <T> what is written or asked for
 * @param <R> what the store answers with, one for each and in order
 */
public final class RequestBatcher<T, R> {

    private static final int MAX_BATCH_SIZE = 1_000;

    private final Function<List<T>, List<R>> write;
    private final ConcurrentLinkedQueue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** @param write answers each item, in order */
    public RequestBatcher(Function<List<T>, List<R>> write) {
        this.write = write;
    }

    private record Waiting<T, R>(List<T> items, CompletableFuture<List<R>> done) {}

    /** Blocks until the items are written, or read. */
    public List<R> commit(List<T> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        try {
            return enqueue(items).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Without waiting, for what may be lost. */
    public CompletableFuture<List<R>> enqueue(List<T> items) {
        var waiting = new Waiting<>(items, new CompletableFuture<List<R>>());
        queue.add(waiting);
        startWriting();
        return waiting.done();
    }

    private void startWriting() {
        if (writing.compareAndSet(false, true)) {
            var _ = Thread.ofVirtual().name("group-commit").start(this::writeAll);
        }
    }

    private void writeAll() {
        do {
            for (var group = next(); !group.isEmpty(); group = next()) {
                write(group);
            }
            writing.set(false);
        } while (!queue.isEmpty() && writing.compareAndSet(false, true));
    }

    private List<Waiting<T, R>> next() {
        var group = new ArrayList<Waiting<T, R>>();
        int size = 0;
        for (var waiting = queue.poll(); waiting != null; waiting = size < MAX_BATCH_SIZE ? queue.poll() : null) {
            group.add(waiting);
            size += waiting.items().size();
        }
        return group;
    }

    private void write(List<Waiting<T, R>> group) {
        try {
            var written = write.apply(
                    group.stream().flatMap(waiting -> waiting.items().stream()).toList());
            int from = 0;
            for (var waiting : group) {
                int to = from + waiting.items().size();
                waiting.done().complete(List.copyOf(written.subList(from, to)));
                from = to;
            }
        } catch (RuntimeException | Error failed) {
            if (group.size() > 1 && DocumentErrors.isCauseOf(failed)) {
                group.forEach(alone -> write(List.of(alone)));
                return;
            }
            group.forEach(waiting -> waiting.done().completeExceptionally(failed));
        }
    }
}
