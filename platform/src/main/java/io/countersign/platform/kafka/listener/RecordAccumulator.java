package io.countersign.platform.kafka.listener;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Accumulates the records of several polls, so that a busy listener gets fewer and larger batches while a fetch returns as
 * soon as there is data. What is accumulated has been fetched but not delivered: its offsets are not committed, and it is
 * dropped with its partition. For one thread.
 */
final class RecordAccumulator {

    /** Polls a consumer for a limited time. */
    interface Source {

        ConsumerRecords<String, byte[]> poll(Duration timeout);
    }

    /** The monotonic time, and waiting. */
    interface Ticker {

        long nanos();

        void sleep(long nanos);
    }

    /** A fetch that was sent before the wait holds its first records only; the next one holds the others. */
    private static final Duration FETCH_TIMEOUT = Duration.ofMillis(5);

    private final Accumulation settings;
    private final Ticker ticker;
    private final RecordBuffer buffer = new RecordBuffer();
    private long since;
    private long accumulatingSince;
    private boolean accumulating;
    private int bytes;
    private long deliveredAt;

    RecordAccumulator(Accumulation settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        this.deliveredAt = ticker.nanos() - settings.time().toNanos();
    }

    /**
     * The accumulated records once they are due; no record before, or if none has arrived within {@code timeout}. Positions that
     * have moved over control records alone are passed on, so that they can be committed.
     */
    ConsumerRecords<String, byte[]> poll(Duration timeout, Source source, Set<TopicPartition> paused) {
        long end = ticker.nanos() + timeout.toNanos();
        readWhatArrivedMeanwhile(source, paused);
        do {
            await(Math.max(0, end - ticker.nanos()), source, paused);
            if (buffer.hasOthersThan(paused) && due() <= 0) {
                return take(paused);
            }
        } while (end > ticker.nanos() || (accumulating && buffer.hasOthersThan(paused)));
        return buffer.isEmpty() ? buffer.take(paused) : ConsumerRecords.empty();
    }

    /** The offset of the first record of a partition that is not delivered yet. */
    OptionalLong firstOffset(TopicPartition partition) {
        return buffer.firstOffset(partition);
    }

    /** Of the records that arrived while the listener was busy, the first fetch holds the first ones only. */
    private void readWhatArrivedMeanwhile(Source source, Set<TopicPartition> paused) {
        if (!buffer.hasOthersThan(paused)) {
            read(source, Duration.ZERO);
            if (buffer.hasOthersThan(paused) && due() <= 0 && !isFull()) {
                read(source, FETCH_TIMEOUT);
            }
        }
    }

    private void await(long nanos, Source source, Set<TopicPartition> paused) {
        long due = due();
        if (!buffer.hasOthersThan(paused)) {
            read(source, Duration.ofNanos(nanos));
        } else if (due > 0 && accumulating) {
            ticker.sleep(due);
            read(source, Duration.ZERO);
            read(source, FETCH_TIMEOUT);
        } else if (due > 0) {
            read(source, Duration.ofNanos(Math.min(nanos, due)));
        }
    }

    void drop(Collection<TopicPartition> partitions) {
        buffer.drop(partitions);
        if (buffer.isEmpty()) {
            reset();
        }
    }

    void dropAll() {
        buffer.dropAll();
        reset();
    }

    private void reset() {
        accumulating = false;
        bytes = 0;
    }

    /** For how long the records still wait. */
    private long due() {
        if (isFull()) {
            return 0;
        }
        long now = ticker.nanos();
        long deferred = since + settings.deferral().toNanos() - now;
        return accumulating ? Math.min(accumulationEnd() - now, deferralOrLong(deferred)) : deferred;
    }

    private boolean isFull() {
        return buffer.count() >= Accumulation.MAX_RECORDS || bytes >= Accumulation.MAX_BYTES;
    }

    private long accumulationEnd() {
        return (settings.everyBatch() ? accumulatingSince : deliveredAt)
                + settings.time().toNanos();
    }

    private long deferralOrLong(long deferred) {
        return settings.deferredTopics().isEmpty() ? Long.MAX_VALUE : deferred;
    }

    private void read(Source source, Duration timeout) {
        var polled = source.poll(timeout);
        if (polled.isEmpty() && polled.nextOffsets().isEmpty()) {
            return;
        }
        long now = ticker.nanos();
        if (buffer.isEmpty()) {
            since = now;
        }
        buffer.add(polled);
        polled.forEach(one -> bytes += Math.max(0, one.serializedValueSize()));
        accumulate(now);
    }

    private void accumulate(long now) {
        if (!accumulating && buffer.hasTopicOtherThan(settings.deferredTopics())) {
            accumulating = true;
            accumulatingSince = now;
        }
    }

    private ConsumerRecords<String, byte[]> take(Set<TopicPartition> paused) {
        var taken = buffer.take(paused);
        reset();
        deliveredAt = ticker.nanos();
        since = deliveredAt;
        accumulate(since);
        return taken;
    }
}
