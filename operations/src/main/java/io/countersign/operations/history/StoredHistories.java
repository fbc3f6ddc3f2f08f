package io.countersign.operations.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** Reads histories as they are stored; the fields are those of docs/stored-documents.md. */
final class StoredHistories {

    private static final int BATCH_SIZE = 500;
    private static final String ENTRIES = "entries";

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> pages;

    StoredHistories(MongoDatabase review) {
        cases = review.getCollection("cases");
        pages = review.getCollection("history");
    }

    /** All signatures with a case. */
    void each(Consumer<SignatureId> action) {
        cases.find()
                .projection(new Document("_id", 1))
                .batchSize(BATCH_SIZE)
                .forEach(found -> action.accept(SignatureId.of(found.getString("_id"))));
    }

    /**
     * In the order of their places. A page whose entries are also in the case is what a crash left behind: the case's count.
     *
     * @throws RuntimeException if a document lacks a field
     */
    List<HistoryEntry> entries(SignatureId signature) {
        var found = cases.find(new Document("_id", signature.text()))
                .projection(new Document("history", 1))
                .first();
        var history = found == null ? null : found.get("history", Document.class);
        var recent = history == null ? List.<HistoryEntry>of() : read(history);
        long first = recent.isEmpty() ? Long.MAX_VALUE : recent.getFirst().number();
        var all = new ArrayList<HistoryEntry>();
        for (int page = 0; ; page++) {
            var stored = pages.find(new Document("_id", signature.text() + ":" + page))
                    .first();
            if (stored == null) {
                break;
            }
            read(stored).stream().filter(entry -> entry.number() < first).forEach(all::add);
        }
        all.addAll(recent);
        return all;
    }

    private static List<HistoryEntry> read(Document holder) {
        return holder.getList(ENTRIES, Document.class, List.of()).stream()
                .map(StoredHistories::entry)
                .toList();
    }

    private static HistoryEntry entry(Document stored) {
        return new HistoryEntry(
                stored.get("number", Number.class).longValue(),
                stored.getDate("at").toInstant(),
                stored.getString("actor"),
                HistoryAction.of(stored.getString("action")),
                stored.get("revision", Number.class).intValue(),
                stored.getString("from"),
                stored.getString("to"),
                stored.getString("detail"),
                stored.getString("hash"));
    }
}
