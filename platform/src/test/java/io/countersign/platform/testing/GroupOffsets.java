package io.countersign.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.topics.ConsumerGroup;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Resets the offsets of a group once its last member has left, and confirms the reset by reading it back. A member that
 * stops commits what it has processed: offsets that are listed before that lack its partitions, and the reset omits them.
 */
public final class GroupOffsets {

    private GroupOffsets() {}

    /** Every partition that the group has committed is read from its beginning again. */
    public static void resetToBeginning(Admin admin, String group) {
        awaitNoMembers(admin, group);
        var beginning = committed(admin, group).keySet().stream()
                .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
        assertThat(beginning).as("committed offsets of %s", group).isNotEmpty();
        reset(admin, group, beginning);
    }

    public static void reset(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        awaitNoMembers(admin, group);
        await().atMost(TestTimeouts.LIMIT)
                .ignoreException(ExecutionException.class)
                .untilAsserted(() -> {
                    admin.alterConsumerGroupOffsets(group, offsets).all().get();
                    assertThat(committed(admin, group)).containsAllEntriesOf(offsets);
                });
    }

    private static void awaitNoMembers(Admin admin, String group) {
        var members = new ConsumerGroup(admin, group);
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(members.hasMembers())
                        .as("members of %s", group)
                        .isFalse());
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
