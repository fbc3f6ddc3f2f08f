package io.countersign.platform.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gives a batch's values to a handler, in order, and never lets a bad record stop its partition: what can't be read or
 * decided goes to the dead letters, acknowledged, and the rest go on. Every other failure leaves this class, so that
 * the container tries the same batch again in place.
 */
public final class BatchHandler<T> {

    private static final int TRIES = 3;

    private final JsonCodec<T> codec;
    private final BiPredicate<? super T, @Nullable String> isInPlace;
    private final DeadLetters deadLetters;
    private final Predicate<Throwable> undecidable;

    /**
     * @param isInPlace whether a value may stand under a key
     * @param undecidable whether a failure is the record's own: nothing was written, and repeating would not help
     */
    public BatchHandler(
            JsonCodec<T> codec,
            BiPredicate<? super T, @Nullable String> isInPlace,
            DeadLetters deadLetters,
            Predicate<Throwable> undecidable) {
        this.codec = codec;
        this.isInPlace = isInPlace;
        this.deadLetters = deadLetters;
        this.undecidable = undecidable;
    }

    /** The handler may see a value again: after an undecidable record each one comes alone. */
    public void handle(List<ConsumerRecord<String, byte[]>> records, Consumer<List<ReceivedEvent<T>>> handler) {
        var readable = readable(records);
        if (readable.isEmpty()) {
            return;
        }
        try {
            handler.accept(readable);
        } catch (RuntimeException failed) {
            if (!isUndecidable(failed)) {
                throw failed;
            }
            readable.forEach(received -> handleAlone(received, handler));
        }
    }

    private List<ReceivedEvent<T>> readable(List<ConsumerRecord<String, byte[]>> records) {
        var readable = new ArrayList<ReceivedEvent<T>>(records.size());
        for (var origin : records) {
            try {
                readable.add(new ReceivedEvent<>(origin, read(origin)));
            } catch (UnreadableRecordException unreadable) {
                deadLetters.bury(origin, unreadable);
            }
        }
        return readable;
    }

    private T read(ConsumerRecord<String, byte[]> origin) {
        var value = codec.read(origin.value());
        if (!isInPlace.test(value, origin.key())) {
            throw new UnreadableRecordException("not its own key or id");
        }
        return value;
    }

    private void handleAlone(ReceivedEvent<T> received, Consumer<List<ReceivedEvent<T>>> handler) {
        for (int tried = 1; ; tried++) {
            try {
                handler.accept(List.of(received));
                return;
            } catch (RuntimeException failed) {
                if (!isUndecidable(failed)) {
                    throw failed;
                }
                if (tried == TRIES) {
                    deadLetters.bury(received.origin(), failed);
                    return;
                }
            }
        }
    }

    private boolean isUndecidable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (undecidable.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
