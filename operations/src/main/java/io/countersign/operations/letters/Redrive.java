package io.countersign.operations.letters;

import com.mongodb.client.MongoClient;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Screen;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Appends letters again where they came from, one after the other: acknowledged, then recorded. */
final class Redrive {

    private final Letters letters;
    private final Arguments arguments;
    private final Screen screen;
    private final String by;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private int passed;

    Redrive(Letters letters, Arguments arguments, Screen screen) {
        this.letters = letters;
        this.arguments = arguments;
        this.screen = screen;
        this.by = arguments.option("--by").orElseGet(() -> System.getProperty("user.name", "?"));
    }

    Exit run(Connection connection) {
        if (!arguments.has("--all")
                && arguments.option("--id").isEmpty()
                && arguments.option("--topic").isEmpty()) {
            throw Failure.usage("redrive needs --id, --topic or --all");
        }
        try (var producer = producer(connection);
                var client = connection.store()) {
            run(producer, client, connection);
        }
        counts.forEach((topic, count) -> screen.line("%d to %s".formatted(count, topic)));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        screen.line("%d re-driven by %s%s"
                .formatted(all, by, passed == 0 ? "" : ", %d were before (--again repeats them)".formatted(passed)));
        boolean nothingFound = all + passed == 0;
        return nothingFound && !arguments.has("--all") ? Exit.WRONG : Exit.FINE;
    }

    private void run(KafkaProducer<String, byte[]> producer, MongoClient client, Connection connection) {
        var acts = new Acts(connection, client);
        letters.each(letter -> {
            if (acts.wasRedriven(letter) && !arguments.has("--again")) {
                passed++;
                return;
            }
            append(letter, producer);
            acts.record(letter, by, InstantSource.system().instant());
            counts.merge(letter.topic(), 1, Integer::sum);
            screen.complain("re-driven: %s (%s) by %s".formatted(letter.address(), letter.eventId(), by));
        });
    }

    private static void append(DeadLetter letter, KafkaProducer<String, byte[]> producer) {
        try {
            producer.send(letter.original()).get();
        } catch (ExecutionException refused) {
            throw new Failure("%s was not acknowledged: %s".formatted(letter.address(), refused.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped");
        }
    }

    private static KafkaProducer<String, byte[]> producer(Connection connection) {
        var config = new HashMap<>(connection.client());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "countersign-redrive");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        config.remove("default.api.timeout.ms");
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
