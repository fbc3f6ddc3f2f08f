package io.countersign.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Resets the offsets of a group whose members have stopped, and confirms the reset by reading it back. */
public final class GroupOffsets {

    private GroupOffsets() {}

    /** Every partition that the group has committed is read from its beginning again. */
    public static void resetToBeginning(Admin admin, String group) throws ExecutionException, InterruptedException {
        reset(
                admin,
                group,
                committed(admin, group).keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0))));
    }

    /** Repeats the reset until the broker accepts it: a member that stops may still be leaving the group. */
    public static void reset(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        await().atMost(TestTimeouts.LIMIT)
                .ignoreException(ExecutionException.class)
                .untilAsserted(() -> {
                    admin.alterConsumerGroupOffsets(group, offsets).all().get();
                    assertThat(committed(admin, group)).containsAllEntriesOf(offsets);
                });
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
