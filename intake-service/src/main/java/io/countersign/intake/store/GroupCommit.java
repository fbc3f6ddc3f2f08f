package io.countersign.intake.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Writes of many callers as one: what arrives while a write is under way goes into the next. A caller goes on when the
 * write that holds its items is done; if that fails, all its callers learn it.
 *
 * @param <T> what is written; the write answers with one for each, in order
 */
final class GroupCommit<T> {

    private static final int LARGEST = 1_000;

    private final UnaryOperator<List<T>> write;
    private final ConcurrentLinkedQueue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    GroupCommit(UnaryOperator<List<T>> write) {
        this.write = write;
    }

    private record Waiting<T>(List<T> items, CompletableFuture<List<T>> done) {}

    /** Blocks until the items are written. */
    List<T> commit(List<T> items) {
        if (items.isEmpty()) {
            return items;
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
    CompletableFuture<List<T>> enqueue(List<T> items) {
        var waiting = new Waiting<>(items, new CompletableFuture<List<T>>());
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

    private List<Waiting<T>> next() {
        var group = new ArrayList<Waiting<T>>();
        int size = 0;
        for (var waiting = queue.poll(); waiting != null; waiting = size < LARGEST ? queue.poll() : null) {
            group.add(waiting);
            size += waiting.items().size();
        }
        return group;
    }

    private void write(List<Waiting<T>> group) {
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
            group.forEach(waiting -> waiting.done().completeExceptionally(failed));
        }
    }
}
