package io.countersign.platform.kafka.event;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds the values of a batch that make its handler fail. A batch that fails for its content is halved, in order, until
 * each failing value is alone; the others are handled. Every other failure leaves {@link #handle} at once.
 *
 * <p>The handler may see a value several times, and must treat a repeat like the first time.
 */
public final class FailureIsolation<T> {

    /** Attempts with a value that is alone, so that a race with another writer is not mistaken for the content. */
    private static final int MAX_ATTEMPTS = 3;

    private final Predicate<RuntimeException> isContentFailure;

    public FailureIsolation(Predicate<RuntimeException> isContentFailure) {
        this.isContentFailure = isContentFailure;
    }

    /** @param onIsolated receives each value that fails alone, with its failure, in batch order */
    public void handle(List<T> batch, Consumer<List<T>> handler, BiConsumer<T, RuntimeException> onIsolated) {
        try {
            handler.accept(batch);
        } catch (RuntimeException failure) {
            if (!isContentFailure.test(failure)) {
                throw failure;
            }
            if (batch.size() == 1) {
                repeat(batch, handler, onIsolated);
            } else {
                int middle = batch.size() / 2;
                handle(batch.subList(0, middle), handler, onIsolated);
                handle(batch.subList(middle, batch.size()), handler, onIsolated);
            }
        }
    }

    private void repeat(List<T> alone, Consumer<List<T>> handler, BiConsumer<T, RuntimeException> onIsolated) {
        for (int attempt = 2; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                handler.accept(alone);
                return;
            } catch (RuntimeException failure) {
                if (!isContentFailure.test(failure)) {
                    throw failure;
                }
                if (attempt == MAX_ATTEMPTS) {
                    onIsolated.accept(alone.getFirst(), failure);
                }
            }
        }
    }
}
