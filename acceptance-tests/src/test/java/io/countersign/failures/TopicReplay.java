package io.countersign.failures;

import static org.awaitility.Awaitility.await;

import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.kafka.ServiceGroups;
import io.countersign.platform.testing.TestTimeouts;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes readers process records again. */
record TopicReplay(ServerConnection connection) {

    /** Makes a service, no instance of which runs, read all of its topics again. */
    void rewind(Service service) {
        try (var groups = new ServiceGroups(connection);
                var reader = connection.topicReader()) {
            await().atMost(TestTimeouts.LIMIT).until(() -> !groups.running().contains(service.label()));
            var beginning = new HashMap<TopicPartition, Long>();
            var topics = reader.topics();
            groups.readBy(service.label()).forEach(topic -> {
                for (int partition = 0; partition < topics.getOrDefault(topic, 0); partition++) {
                    beginning.put(new TopicPartition(topic, partition), 0L);
                }
            });
            groups.group(service.label()).commit(beginning);
        }
    }

    /** Appends a topic's last records once more; returns how many. */
    int duplicate(String topic, int most) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = connection.topicReader()) {
            ConsistencyCheck.each(reader, topic, records::add);
        }
        var last = records.subList(Math.max(0, records.size() - most), records.size());
        var config = new HashMap<>(connection.client());
        config.put("acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (var each : last) {
                var _ = producer.send(
                        new ProducerRecord<>(topic, each.partition(), each.key(), each.value(), each.headers()));
            }
            producer.flush();
        }
        return last.size();
    }
}
