package io.countersign.operations;

import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.testing.TestServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of a fresh prefix on the tests' broker, with three partitions each. */
public record TestTopics(String prefix, KafkaProducer<String, byte[]> producer, Admin admin) implements AutoCloseable {

    public static TestTopics fresh() {
        return of(TestServers.freshPrefix());
    }

    public static TestTopics of(String prefix) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", TestServers.kafka());
        var admin = Admin.create(config);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new TestTopics(
                prefix, new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()), admin);
    }

    /** @param names without the prefix */
    public void create(String... names) throws ExecutionException, InterruptedException {
        var topics = List.of(names).stream()
                .map(name -> new NewTopic(prefix + name, 3, (short) 1))
                .toList();
        admin.createTopics(topics).all().get();
    }

    public void send(ProducerRecord<String, byte[]> sent) throws ExecutionException, InterruptedException {
        producer.send(sent).get();
    }

    /** All records of a topic. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = connection().topicReader()) {
            int partitions = reader.topics().getOrDefault(prefix + topic, 0);
            for (int partition = 0; partition < partitions; partition++) {
                var place = new TopicPartition(prefix + topic, partition);
                reader.read(place, 0, reader.endOffsets(List.of(place)).getOrDefault(place, 0L), found::add);
            }
        }
        return found;
    }

    public ServerConnection connection() {
        return new ServerConnection(TestServers.kafka(), TestServers.mongoUri(), prefix);
    }

    /** A command's options for these servers. */
    public String[] line(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(
                List.of("--kafka", TestServers.kafka(), "--mongodb-uri", TestServers.mongoUri(), "--prefix", prefix));
        return line.toArray(String[]::new);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
