package io.countersign.benchmarks.comparison.measurement;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClients;
import io.countersign.benchmarks.servers.Deployment;
import java.util.OptionalDouble;
import org.bson.Document;

/** The store's counter of documents that queries have examined, where its {@code serverStatus} has one. */
final class DocumentsExamined {

    private final Deployment deployment;
    private final OptionalDouble before;

    private DocumentsExamined(Deployment deployment) {
        this.deployment = deployment;
        this.before = count(deployment);
    }

    static DocumentsExamined start(Deployment deployment) {
        return new DocumentsExamined(deployment);
    }

    OptionalDouble sinceStart() {
        var now = count(deployment);
        return now.isPresent() && before.isPresent()
                ? OptionalDouble.of(now.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble count(Deployment deployment) {
        try (var client = MongoClients.create(deployment.mongodb())) {
            var status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
            return status.get("metrics") instanceof Document metrics
                            && metrics.get("queryExecutor") instanceof Document executor
                            && executor.get("scannedObjects") instanceof Number scanned
                    ? OptionalDouble.of(scanned.doubleValue())
                    : OptionalDouble.empty();
        } catch (MongoCommandException unsupported) {
            return OptionalDouble.empty();
        }
    }
}
