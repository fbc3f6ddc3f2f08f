package io.countersign.operations;

import io.countersign.platform.testing.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of a fresh prefix on the tests' broker, with three partitions each. */
public record TestTopics(String prefix, KafkaProducer<String, byte[]> producer, Admin admin) implements AutoCloseable {

    public static TestTopics fresh() {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", TestServers.kafka());
        var admin = Admin.create(config);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new TestTopics(
                TestServers.freshPrefix(),
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()),
                admin);
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

    /** A command's options for these servers. */
    public String[] line(String... command) {
        var line = new java.util.ArrayList<>(List.of(command));
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
