package io.countersign.platform.kafka.event;

import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.failure.DocumentErrorLimit;
import io.countersign.platform.store.document.DocumentErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Passes the values of a batch to a handler, in order, so that a bad record never blocks its partition. A record that
 * cannot be read, cannot be decided, or whose stored document fails ({@link DocumentErrors}) is isolated and published
 * to the dead-letter topic; the other records are handled. Every other failure leaves this class, and the container
 * retries the same batch.
 *
 * <p>Dead letters are published last, once every other record is handled: a retry of the batch publishes none twice.
 */
public final class BatchHandler<T> {

    private final JsonCodec<T> codec;
    private final BiPredicate<? super T, @Nullable String> isInPlace;
    private final DeadLetters deadLetters;
    private final Predicate<Throwable> undecidable;
    private final Predicate<? super T> unwritten;
    private final DocumentErrorLimit limit;
    private final FailureIsolation<ReceivedEvent<T>> isolation;
    private final Set<Position> published = ConcurrentHashMap.newKeySet();
    private final Predicate<ConsumerRecord<String, byte[]>> isSkipped;

    /**
     * @param isInPlace whether a value belongs under its record's key
     * @param undecidable whether a failure is the record's own: nothing was written, and repeating would not help
     */
    public BatchHandler(
            JsonCodec<T> codec,
            BiPredicate<? super T, @Nullable String> isInPlace,
            DeadLetters deadLetters,
            Predicate<Throwable> undecidable) {
        this(codec, isInPlace, deadLetters, undecidable, _ -> true);
    }

    /**
     * @param unwritten reads the store: whether an isolated value has left nothing there that other records depend on.
     *     Needed where the handler writes several documents; a value that is in part written is retried instead
     */
    public BatchHandler(
            JsonCodec<T> codec,
            BiPredicate<? super T, @Nullable String> isInPlace,
            DeadLetters deadLetters,
            Predicate<Throwable> undecidable,
            Predicate<? super T> unwritten) {
        this(codec, isInPlace, deadLetters, undecidable, unwritten, _ -> false);
    }

    private BatchHandler(
            JsonCodec<T> codec,
            BiPredicate<? super T, @Nullable String> isInPlace,
            DeadLetters deadLetters,
            Predicate<Throwable> undecidable,
            Predicate<? super T> unwritten,
            Predicate<ConsumerRecord<String, byte[]>> isSkipped) {
        this.codec = codec;
        this.isInPlace = isInPlace;
        this.deadLetters = deadLetters;
        this.undecidable = undecidable;
        this.unwritten = unwritten;
        this.isSkipped = isSkipped;
        this.limit = deadLetters.documentErrorLimit();
        this.isolation = new FailureIsolation<>(this::isContentFailure);
    }

    /**
     * The same, except that it passes over some records without parsing them.
     *
     * @param isSkipped decides by the record's headers; what it does not know it must not skip
     */
    public BatchHandler<T> skipping(Predicate<ConsumerRecord<String, byte[]>> isSkipped) {
        return new BatchHandler<>(codec, isInPlace, deadLetters, undecidable, unwritten, isSkipped);
    }

    /** The handler may see a value again: a batch that fails for a record's content is split. */
    public void handle(List<ConsumerRecord<String, byte[]>> records, Consumer<List<ReceivedEvent<T>>> handler) {
        var rejected = new ArrayList<Rejected>();
        var readable = readable(records, rejected);
        if (!readable.isEmpty()) {
            isolation.handle(readable, handler, (received, failure) -> rejected.add(reject(received, failure)));
        }
        publish(rejected);
    }

    private record Rejected(ConsumerRecord<String, byte[]> origin, RuntimeException cause) {

        Position position() {
            return new Position(new TopicPartition(origin.topic(), origin.partition()), origin.offset());
        }
    }

    private record Position(TopicPartition partition, long offset) {}

    private List<ReceivedEvent<T>> readable(List<ConsumerRecord<String, byte[]>> records, List<Rejected> rejected) {
        var readable = new ArrayList<ReceivedEvent<T>>(records.size());
        for (var origin : records) {
            if (isSkipped.test(origin)) {
                continue;
            }
            try {
                readable.add(new ReceivedEvent<>(origin, read(origin)));
            } catch (UnreadableRecordException unreadable) {
                rejected.add(new Rejected(origin, unreadable));
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

    private Rejected reject(ReceivedEvent<T> received, RuntimeException failure) {
        if (!isUnwritten(received.value())) {
            throw failure;
        }
        if (DocumentErrors.isCauseOf(failure)) {
            limit.register(received.origin(), failure);
        }
        return new Rejected(received.origin(), failure);
    }

    /** Where the document itself cannot be read, no decision was made on it. */
    private boolean isUnwritten(T value) {
        try {
            return unwritten.test(value);
        } catch (RuntimeException failure) {
            if (!isContentFailure(failure)) {
                throw failure;
            }
            return true;
        }
    }

    /** A dead letter that is published stays so, also where a later one fails and the batch is retried. */
    private void publish(List<Rejected> rejected) {
        for (var one : rejected) {
            if (!published.contains(one.position())) {
                deadLetters.publish(one.origin(), one.cause());
                published.add(one.position());
            }
        }
        rejected.forEach(one -> published.remove(one.position()));
    }

    private boolean isContentFailure(RuntimeException failure) {
        return isUndecidable(failure) || DocumentErrors.isCauseOf(failure);
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
