package io.countersign.operations.shell;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where broker and store are.
 *
 * @param prefix before every topic, group and database
 */
public record Connection(String kafka, String mongodbUri, String prefix) {

    /** The options by which every command is told. */
    public static final Set<String> OPTIONS = Set.of("--data=", "--kafka=", "--mongodb-uri=", "--prefix=");

    public static final String HELP = """
              --data DIR         the data directory of the running ./countersign (default ./data, if it runs there)
              --kafka HOST:PORT  the broker, instead       (KAFKA_BOOTSTRAP_SERVERS)
              --mongodb-uri URI  the store, instead        (MONGODB_URI)
              --prefix TEXT      before every topic, group and database (COUNTERSIGN_PREFIX; default none)
            """;

    /** @throws Failure if neither the arguments nor a data directory tell */
    public static Connection of(Arguments arguments) {
        var prefix = arguments.option("--prefix", "COUNTERSIGN_PREFIX").orElse("");
        var kafka = arguments.option("--kafka", "KAFKA_BOOTSTRAP_SERVERS");
        var mongodb = arguments.option("--mongodb-uri", "MONGODB_URI");
        if (arguments.option(Installation.OPTION).isEmpty() && kafka.isPresent() && mongodb.isPresent()) {
            return new Connection(kafka.get(), mongodb.get(), prefix);
        }
        var directory = Path.of(arguments.option(Installation.OPTION, new Arguments.Fallback("data")));
        if (arguments.option(Installation.OPTION).isEmpty() && !Files.exists(directory)) {
            throw Failure.usage("name the servers: --data, or --kafka and --mongodb-uri");
        }
        var running = Installation.in(directory);
        return new Connection(running.text("kafka"), running.text("mongodb"), prefix);
    }

    public Topics topics() {
        return new Topics(prefix);
    }

    /** A service's consumer group. */
    public String group(String service) {
        return prefix + "countersign." + service;
    }

    /** Reads with the driver's defaults; writes have reached the majority's journals when they return. */
    public MongoClient store() {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongodbUri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build();
        return MongoClients.create(settings);
    }

    /** A service's database. */
    public MongoDatabase database(MongoClient client, String service) {
        return client.getDatabase(prefix + "countersign_" + service);
    }

    /** What every client of the broker is told. */
    public Map<String, Object> client() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000);
    }
}
