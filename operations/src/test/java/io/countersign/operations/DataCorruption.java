package io.countersign.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.countersign.operations.command.Json;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.kafka.ServiceGroups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/** Corrupts topics and stores as faulty services would; the services are stopped and their offsets committed. */
record DataCorruption(ServerConnection connection, MongoClient client) {

    private MongoCollection<Document> collection(String service, String name) {
        return connection.database(client, service).getCollection(name);
    }

    private static Document any(MongoCollection<Document> collection, Document filter) {
        return Objects.requireNonNull(collection.find(filter).first(), filter::toString);
    }

    /** The approved revision of a signature is decided once more, a second later; returns the signature. */
    String decideTwice() {
        var approved = any(collection("review", "cases"), new Document("revisions.1.state", "approved"));
        var outcome = approved.getEmbedded(List.of("revisions", "1", "outcome", "body"), String.class);
        append(
                connection.topics().decisions(),
                approved.getString("account"),
                outcome.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"2026-01-01T00:00:00Z\""));
        return approved.getString("_id");
    }

    /** A notice is no longer where it was published from; returns its id. */
    String removeNotice() {
        var notices = collection("notification", "notices");
        var id = any(notices, new Document()).getString("_id");
        notices.deleteOne(new Document("_id", id));
        return id;
    }

    /** Review has no case of a signature whose revision it rejected; returns the signature. */
    String dropCase() {
        var cases = collection("review", "cases");
        var id = any(cases, new Document("revisions.1.state", "rejected")).getString("_id");
        cases.deleteOne(new Document("_id", id));
        return id;
    }

    /** Appends an application that no service has processed; returns its signature. */
    String appendUnprocessed() {
        var view = any(collection("intake", "views"), new Document("texts.submitted:1", new Document("$exists", true)));
        var id = view.getString("_id");
        var lost = "99" + id;
        var text = view.getEmbedded(List.of("texts", "submitted:1"), String.class);
        var event = (ObjectNode) Json.MAPPER.readTree(text);
        event.put("id", "submitted:" + lost + ":1").put("subject", lost);
        ((ObjectNode) event.path("data")).put("signature", lost);
        append(connection.topics().applications(), view.getString("account"), event.toString());
        return lost;
    }

    private void append(String topic, String account, String event) {
        Map<String, Object> config = new HashMap<>(connection.client());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, account, event.getBytes(UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Commits the end offsets of all topics for every service. */
    void commitAllOffsets() {
        try (var reader = connection.topicReader();
                var groups = new ServiceGroups(connection)) {
            var ends = reader.endOffsets(connection.layout(reader).all());
            for (var service : ServiceGroups.SERVICES) {
                var read = new HashMap<TopicPartition, Long>(ends);
                read.keySet()
                        .removeIf(partition ->
                                !groups.readersOf(partition.topic()).contains(service));
                groups.group(service).commit(read);
            }
        }
    }
}
