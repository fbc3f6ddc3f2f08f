package io.countersign.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class GroupOffsetsTest {

    private final String prefix = TestServers.freshPrefix();
    private final TopicPartition partition = new TopicPartition(prefix + "topic", 0);

    @Test
    void resetsWhatAMemberCommitsWhileItStops() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            publish(admin);
            CompletableFuture<Void> reset;
            try (var member = member()) {
                reset = CompletableFuture.runAsync(() -> GroupOffsets.resetToBeginning(admin, prefix + "group"));
                await().during(Duration.ofMillis(500)).until(() -> !reset.isDone());
                member.commitSync();
            }

            await().untilAsserted(() -> assertThat(reset).isCompleted());

            assertThat(admin.listConsumerGroupOffsets(prefix + "group")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .containsEntry(partition, new OffsetAndMetadata(0));
        }
    }

    private void publish(Admin admin) throws Exception {
        admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                .all()
                .get();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(partition.topic(), "key", "value"))
                    .get();
        }
    }

    /** A member that has read the record and has not committed it. */
    private KafkaConsumer<String, String> member() {
        Map<String, Object> config = new HashMap<>(TestServers.consumer());
        config.put("group.id", prefix + "group");
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", false);
        var member = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        member.subscribe(List.of(partition.topic()));
        await().until(() -> !member.poll(Duration.ofMillis(100)).isEmpty());
        return member;
    }
}
