package io.countersign.benchmarks.raw;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The rates of bulk writes and reads of a collection's documents without any service. */
public final class StoreCeiling implements AutoCloseable {

    private static final String SCRATCH = "countersign_scratch";
    private static final int SAMPLE = 8_000;
    private static final int BULK = 500;
    private static final int WRITERS = 2;

    private final MongoClient client;

    public StoreCeiling(String uri) {
        client = MongoClients.create(uri);
    }

    /** Documents per second. */
    public record Ceiling(double inserted, double replaced, double read) {}

    /** Inserts a sample into another collection, replaces it there and reads it. */
    public Ceiling measure(String database, String collection) {
        var sample = sample(database, collection);
        var scratch = client.getDatabase(SCRATCH).getCollection(collection, RawBsonDocument.class);
        scratch.drop();
        try {
            return new Ceiling(
                    perSecond(sample, bulk -> scratch.insertMany(bulk, new InsertManyOptions().ordered(false))),
                    perSecond(sample, bulk -> replace(scratch, bulk)),
                    perSecond(sample, bulk -> read(scratch, bulk)));
        } finally {
            scratch.drop();
        }
    }

    public long count(String database, String collection) {
        return client.getDatabase(database).getCollection(collection).countDocuments();
    }

    /** Removes all documents but the newest, by the number in their ids. */
    public void keep(String database, String collection, int count) {
        var documents = client.getDatabase(database).getCollection(collection);
        var ids = documents.find().projection(new Document("_id", 1)).batchSize(SAMPLE).into(new ArrayList<>()).stream()
                .map(document -> document.getString("_id"))
                .sorted(Comparator.comparingLong(id -> -Long.parseLong(DocumentCopier.signature(id))))
                .toList();
        for (int from = count; from < ids.size(); from += BULK) {
            var bulk = ids.subList(from, Math.min(from + BULK, ids.size()));
            documents.deleteMany(new Document("_id", new Document("$in", bulk)));
        }
    }

    public List<String> collections(String database) {
        return client.getDatabase(database).listCollectionNames().into(new ArrayList<>());
    }

    /** The mean size of a document, from a sample. */
    public double bytes(String database, String collection) {
        return sample(database, collection).stream()
                .mapToInt(document -> document.getByteBuffer().remaining())
                .average()
                .orElse(0);
    }

    private List<RawBsonDocument> sample(String database, String collection) {
        return client.getDatabase(database)
                .getCollection(collection, RawBsonDocument.class)
                .find()
                .limit(SAMPLE)
                .batchSize(BULK)
                .into(new ArrayList<>());
    }

    private static void replace(MongoCollection<RawBsonDocument> collection, List<RawBsonDocument> bulk) {
        collection.bulkWrite(
                bulk.stream()
                        .map(document -> new ReplaceOneModel<>(new Document("_id", document.get("_id")), document))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    private static void read(MongoCollection<RawBsonDocument> collection, List<RawBsonDocument> bulk) {
        List<BsonValue> ids = bulk.stream().map(document -> document.get("_id")).toList();
        collection
                .find(new Document("_id", new Document("$in", ids)))
                .batchSize(BULK + 1)
                .into(new ArrayList<>());
    }

    private static double perSecond(List<RawBsonDocument> sample, Consumer<List<RawBsonDocument>> work) {
        if (sample.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        var bulks = new ArrayList<Callable<Void>>();
        for (int from = 0; from < sample.size(); from += BULK) {
            var bulk = sample.subList(from, Math.min(from + BULK, sample.size()));
            bulks.add(() -> {
                work.accept(bulk);
                return null;
            });
        }
        long start = System.nanoTime();
        all(bulks);
        return sample.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static void all(List<Callable<Void>> work) {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
