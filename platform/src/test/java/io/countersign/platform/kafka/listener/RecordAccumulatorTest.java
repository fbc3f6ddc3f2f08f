package io.countersign.platform.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordAccumulatorTest {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final TopicPartition STATUS = new TopicPartition("status", 0);
    private static final TopicPartition OTHER = new TopicPartition("status", 1);
    private static final TopicPartition DEFERRED = new TopicPartition("deferred", 0);
    private static final Accumulation BETWEEN_BATCHES = Accumulation.betweenBatches(Duration.ofMillis(20));
    private static final Accumulation DEFERRING =
            new Accumulation(Duration.ofMillis(50), true, Set.of("deferred"), Duration.ofSeconds(2));

    private final FakeConsumer consumer = new FakeConsumer();

    @Test
    void recordAfterAQuietTimeIsDeliveredWithoutDelay() {
        var accumulator = new RecordAccumulator(BETWEEN_BATCHES, consumer);
        consumer.arrives(100, STATUS, 1);

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.count()).isOne();
        assertThat(consumer.millis()).isEqualTo(100);
    }

    @Test
    void nextBatchIsDeliveredTheWholeTimeAfterTheLastOne() {
        var accumulator = new RecordAccumulator(BETWEEN_BATCHES, consumer);
        IntStream.range(0, 2_000).forEach(at -> consumer.arrives(at, STATUS, 1));
        while (consumer.millis() < 1_000) {
            accumulator.poll(POLL, consumer, Set.of());
        }
        long started = consumer.millis();

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.count()).isBetween(18, 30);
        assertThat(consumer.millis() - started).isBetween(18L, 30L);
    }

    @Test
    void timeThatTheListenerTookIsPartOfTheTimeBetweenBatches() {
        var accumulator = new RecordAccumulator(BETWEEN_BATCHES, consumer);
        IntStream.range(0, 100).forEach(at -> consumer.arrives(at, STATUS, 1));
        accumulator.poll(POLL, consumer, Set.of());
        long delivered = consumer.millis();
        consumer.advance(15);

        accumulator.poll(POLL, consumer, Set.of());

        assertThat(consumer.millis() - delivered).isBetween(20L, 26L);
    }

    @Test
    void listenerThatTakesLongerThanTheTimeGetsWhatArrivedMeanwhileAtOnce() {
        var accumulator = new RecordAccumulator(BETWEEN_BATCHES, consumer);
        consumer.arrives(0, STATUS, 1);
        accumulator.poll(POLL, consumer, Set.of());
        IntStream.range(10, 40).forEach(at -> consumer.arrives(at, STATUS, 1));
        consumer.advance(40);
        long handled = consumer.millis();

        var polled = accumulator.poll(POLL, consumer.withPrefetched(1), Set.of());

        assertThat(polled.count()).isEqualTo(30);
        assertThat(consumer.millis()).isEqualTo(handled);
    }

    @Test
    void fullBatchIsNotHeldBack() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(0, DEFERRED, Accumulation.MAX_RECORDS);

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.count()).isEqualTo(Accumulation.MAX_RECORDS);
        assertThat(consumer.millis()).isZero();
    }

    @Test
    void largeRecordsAreNotHeldBack() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrivesWith(new byte[Accumulation.MAX_BYTES], DEFERRED);

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.count()).isOne();
        assertThat(consumer.millis()).isZero();
    }

    @Test
    void deferredRecordJoinsTheNextBatchOfTheOthers() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(10, DEFERRED, 1);
        consumer.arrives(700, STATUS, 1);
        assertThat(accumulator.poll(POLL, consumer, Set.of())).isEmpty();

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.partitions()).containsExactlyInAnyOrder(DEFERRED, STATUS);
        assertThat(consumer.millis()).isBetween(750L, 760L);
    }

    @Test
    void deferredRecordIsDeliveredAloneAfterTheDeferral() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(10, DEFERRED, 1);
        var polled = ConsumerRecords.<String, byte[]>empty();

        while (polled.isEmpty() && consumer.millis() < 5_000) {
            polled = accumulator.poll(POLL, consumer, Set.of());
        }

        assertThat(polled.count()).isOne();
        assertThat(consumer.millis()).isEqualTo(2_010);
    }

    @Test
    void recordsOfARevokedPartitionAreDropped() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(10, STATUS, 1);
        consumer.arrives(20, OTHER, 1);
        consumer.onPollAfter(50, () -> accumulator.drop(List.of(STATUS)));

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.partitions()).containsExactly(OTHER);
    }

    @Test
    void nothingIsDeliveredWhereAllPartitionsAreRevokedMeanwhile() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(10, STATUS, 1);
        consumer.onPollAfter(50, () -> accumulator.drop(List.of(STATUS)));

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled).isEmpty();
    }

    @Test
    void recordsOfAPausedPartitionWaitForItsResumption() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(10, STATUS, 1);
        consumer.arrives(10, OTHER, 1);

        var polled = accumulator.poll(POLL, consumer, Set.of(OTHER));
        var resumed = accumulator.poll(POLL, consumer, Set.of());

        assertThat(polled.partitions()).containsExactly(STATUS);
        assertThat(resumed.partitions()).containsExactly(OTHER);
    }

    @Test
    void recordsOfAPartitionKeepTheirOrder() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        IntStream.range(0, 40).forEach(at -> consumer.arrives(at, STATUS, 2));

        var polled = accumulator.poll(POLL, consumer, Set.of());

        assertThat(StreamSupport.stream(polled.spliterator(), false).map(ConsumerRecord::offset))
                .isSorted()
                .hasSizeGreaterThan(60);
    }

    @Test
    void aPositionThatMovedOverControlRecordsIsPassedOn() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        var moved = Map.of(STATUS, new OffsetAndMetadata(8));

        var polled = accumulator.poll(
                POLL,
                timeout -> {
                    consumer.advance(timeout.toMillis());
                    return new ConsumerRecords<>(Map.of(), moved);
                },
                Set.of());

        assertThat(polled).isEmpty();
        assertThat(polled.nextOffsets()).isEqualTo(moved);
        assertThat(accumulator.poll(POLL, consumer, Set.of()).nextOffsets()).isEmpty();
    }

    @Test
    void whatIsNotDeliveredIsWhereThePositionIs() {
        var accumulator = new RecordAccumulator(DEFERRING, consumer);
        consumer.arrives(10, OTHER, 3);
        consumer.arrives(10, STATUS, 1);
        assertThat(accumulator.firstOffset(OTHER)).isEmpty();

        accumulator.poll(POLL, consumer, Set.of(OTHER));

        assertThat(accumulator.firstOffset(OTHER)).hasValue(0);
        assertThat(accumulator.firstOffset(STATUS)).isEmpty();
    }

    @Test
    void settingsAreTakenFromThoseOfTheConsumer() {
        var settings = new HashMap<String, Object>(Map.of(
                ConsumerSettings.FIXED_ACCUMULATION_MS,
                "50",
                ConsumerSettings.DEFERRED_TOPICS,
                "a, b",
                ConsumerSettings.DEFERRAL_MS,
                "2000",
                "client.id",
                "intake"));

        var accumulation = Accumulation.takenFrom(settings, Duration.ofMillis(20));

        assertThat(accumulation)
                .isEqualTo(new Accumulation(Duration.ofMillis(50), true, Set.of("a", "b"), Duration.ofSeconds(2)));
        assertThat(settings).containsOnlyKeys("client.id");
    }

    /** A consumer on a clock that only waiting moves. */
    private static final class FakeConsumer implements RecordAccumulator.Source, RecordAccumulator.Ticker {

        private record Arrival(long nanos, ConsumerRecord<String, byte[]> record) {}

        private final Queue<Arrival> arrivals = new ArrayDeque<>();
        private final Map<TopicPartition, Long> offsets = new HashMap<>();
        private long now;
        private long interruptionAt = Long.MAX_VALUE;
        private Runnable interruption = () -> {};

        void arrives(long millis, TopicPartition partition, int count) {
            IntStream.range(0, count).forEach(_ -> add(millis, partition, new byte[1]));
        }

        void arrivesWith(byte[] value, TopicPartition partition) {
            add(0, partition, value);
        }

        private void add(long millis, TopicPartition partition, byte[] value) {
            long offset = offsets.merge(partition, 1L, Long::sum) - 1;
            var record = new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset,
                    0L,
                    TimestampType.CREATE_TIME,
                    0,
                    value.length,
                    "key",
                    value,
                    new RecordHeaders(),
                    Optional.empty());
            arrivals.add(new Arrival(millis * 1_000_000, record));
        }

        void onPollAfter(long millis, Runnable action) {
            interruptionAt = millis * 1_000_000;
            interruption = action;
        }

        void advance(long millis) {
            now += millis * 1_000_000;
        }

        long millis() {
            return now / 1_000_000;
        }

        /** The first poll returns so many records only, as if they had been fetched before the others arrived. */
        RecordAccumulator.Source withPrefetched(int count) {
            var later = new ArrayList<>(arrivals.stream().skip(count).toList());
            arrivals.removeAll(later);
            return timeout -> {
                var polled = poll(timeout);
                arrivals.addAll(later);
                later.clear();
                return polled;
            };
        }

        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            var next = arrivals.peek();
            now = next == null ? now + timeout.toNanos() : Math.clamp(next.nanos(), now, now + timeout.toNanos());
            if (now >= interruptionAt) {
                interruptionAt = Long.MAX_VALUE;
                interruption.run();
            }
            var found = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
            while (!arrivals.isEmpty() && arrivals.peek().nanos() <= now) {
                var record = arrivals.remove().record();
                found.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), _ -> new ArrayList<>())
                        .add(record);
            }
            return found.isEmpty() ? ConsumerRecords.empty() : new ConsumerRecords<>(found, Map.of());
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos;
        }
    }
}
