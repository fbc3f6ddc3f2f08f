package io.countersign.platform.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A consumer group seen from outside: its members and its committed offsets. */
public record ConsumerGroup(Admin admin, String id) {

    private static final int TIMEOUT_SECONDS = 30;

    /** Whether a consumer is in the group. A group that does not exist has none. */
    public boolean hasMembers() {
        try {
            return !await(admin.describeConsumerGroups(List.of(id)).all()).values().stream()
                    .allMatch(group -> group.members().isEmpty());
        } catch (BrokerException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw failed;
        }
    }

    /** The committed offset of each partition that has one. */
    public Map<TopicPartition, Long> committed() {
        var offsets = new HashMap<TopicPartition, Long>();
        await(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    /** Commits offsets for a group without members. */
    public void commit(Map<TopicPartition, Long> offsets) {
        var committed = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((partition, offset) -> committed.put(partition, new OffsetAndMetadata(offset)));
        await(admin.alterConsumerGroupOffsets(id, committed).all());
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new BrokerException(
                    "The broker does not answer", failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException failed) {
            throw new BrokerException("The broker does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted", interrupted);
        }
    }
}
