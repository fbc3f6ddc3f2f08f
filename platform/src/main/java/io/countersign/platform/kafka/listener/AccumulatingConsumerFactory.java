package io.countersign.platform.kafka.listener;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Consumers that accumulate records over several polls, as their listeners' {@link ConsumerSettings} say. */
public final class AccumulatingConsumerFactory extends DefaultKafkaConsumerFactory<String, byte[]> {

    private final Duration defaultTime;

    public AccumulatingConsumerFactory(Map<String, Object> settings, Duration defaultTime) {
        super(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.defaultTime = defaultTime;
    }

    @Override
    protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> given) {
        var settings = new HashMap<>(given);
        var accumulation = Accumulation.takenFrom(settings, defaultTime);
        return new AccumulatingConsumer(settings, accumulation);
    }

    private final class AccumulatingConsumer extends ExtendedKafkaConsumer {

        private final RecordAccumulator accumulator;

        AccumulatingConsumer(Map<String, Object> settings, Accumulation accumulation) {
            super(settings);
            this.accumulator = new RecordAccumulator(accumulation, new SystemTicker());
        }

        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            return accumulator.poll(timeout, super::poll, paused());
        }

        /** Of the next record that is delivered: containers commit up to it. */
        @Override
        public long position(TopicPartition partition) {
            return accumulator.firstOffset(partition).orElseGet(() -> super.position(partition));
        }

        @Override
        public long position(TopicPartition partition, Duration timeout) {
            return accumulator.firstOffset(partition).orElseGet(() -> super.position(partition, timeout));
        }

        @Override
        public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
            super.subscribe(topics, new DroppingListener(accumulator, listener));
        }

        @Override
        public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
            super.subscribe(pattern, new DroppingListener(accumulator, listener));
        }

        @Override
        public void unsubscribe() {
            accumulator.dropAll();
            super.unsubscribe();
        }

        @Override
        public void assign(Collection<TopicPartition> partitions) {
            accumulator.dropAll();
            super.assign(partitions);
        }

        @Override
        public void seek(TopicPartition partition, long offset) {
            accumulator.drop(List.of(partition));
            super.seek(partition, offset);
        }

        @Override
        public void seek(TopicPartition partition, OffsetAndMetadata offset) {
            accumulator.drop(List.of(partition));
            super.seek(partition, offset);
        }

        @Override
        public void seekToBeginning(Collection<TopicPartition> partitions) {
            accumulator.drop(partitions.isEmpty() ? assignment() : partitions);
            super.seekToBeginning(partitions);
        }

        @Override
        public void seekToEnd(Collection<TopicPartition> partitions) {
            accumulator.drop(partitions.isEmpty() ? assignment() : partitions);
            super.seekToEnd(partitions);
        }
    }

    /** Positions are read again from the group after a rebalance, so what was accumulated before comes again. */
    private record DroppingListener(RecordAccumulator accumulator, ConsumerRebalanceListener next)
            implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            accumulator.drop(partitions);
            next.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            accumulator.drop(partitions);
            next.onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            next.onPartitionsAssigned(partitions);
        }
    }

    private static final class SystemTicker implements RecordAccumulator.Ticker {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    }
}
