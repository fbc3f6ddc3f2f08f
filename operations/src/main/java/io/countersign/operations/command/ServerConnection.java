package io.countersign.operations.command;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.topics.TopicLayout;
import io.countersign.platform.topics.TopicReader;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The servers of an installation.
 *
 * @param prefix put before every topic, group and database
 */
public record ServerConnection(String kafka, String mongodbUri, String prefix) {

    private static final int SERVER_SELECTION_TIMEOUT_SECONDS = 5;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;
    private static final int API_TIMEOUT_MILLIS = 30_000;

    public Topics topics() {
        return new Topics(prefix);
    }

    /** The consumer group of a service. */
    public String group(String service) {
        return prefix + "countersign." + service;
    }

    public TopicReader topicReader() {
        return new TopicReader(client());
    }

    public TopicLayout layout(TopicReader reader) {
        var topics = topics();
        return TopicLayout.of(
                reader.topics(),
                topics.flow().keySet(),
                name -> topics.origin(name).isPresent());
    }

    /** Reads with the driver's defaults; a write has reached the journals of the majority when it returns. */
    public MongoClient mongoClient() {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongodbUri))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build();
        return MongoClients.create(settings);
    }

    /** The database of a service. */
    public MongoDatabase database(MongoClient client, String service) {
        return client.getDatabase(prefix + "countersign_" + service);
    }

    /** The properties that all clients of the broker share. */
    public Map<String, Object> client() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MILLIS,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                API_TIMEOUT_MILLIS);
    }
}
