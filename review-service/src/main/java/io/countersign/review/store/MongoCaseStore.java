package io.countersign.review.store;

import static io.countersign.review.store.CaseDocument.ID;
import static io.countersign.review.store.CaseDocument.OPEN;
import static io.countersign.review.store.CaseDocument.VERSION;
import static io.countersign.review.store.CaseDocument.WRITER;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.Case;
import io.countersign.review.domain.CaseStore;
import io.countersign.review.domain.PendingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases in {@code cases}, markers in {@code unsettled}. Every write is a compare-and-set by {@code _id} and version. A
 * bulk's counts are not relied on: each save leaves its own stamp, and a second look tells which ones are there.
 */
@Component
class MongoCaseStore implements CaseStore {

    static final String CASES = "cases";
    static final String UNSETTLED = "unsettled";
    static final String AT = "at";

    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> unsettled;
    private final CaseDocument documents;

    MongoCaseStore(MongoDatabase database, JsonMapper json) {
        cases = database.getCollection(CASES);
        unsettled = database.getCollection(UNSETTLED);
        documents = new CaseDocument(json);
    }

    @Override
    public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        var ids = signatures.stream().map(SignatureId::text).toList();
        var found = new HashMap<SignatureId, Case>();
        var filter = ids.size() == 1 ? new Document(ID, ids.getFirst()) : new Document(ID, new Document("$in", ids));
        cases.find(filter)
                .batchSize(ids.size() + 1)
                .map(documents::read)
                .forEach(known -> found.put(known.signature(), known));
        return found;
    }

    @Override
    public Set<SignatureId> save(Collection<Case> changed) {
        if (changed.size() == 1) {
            var only = changed.iterator().next();
            return saveOne(only) ? Set.of() : Set.of(only.signature());
        }
        var stamp = new ObjectId();
        var sorted = changed.stream()
                .sorted(Comparator.comparing(known -> known.signature().text()))
                .toList();
        boolean allInserted = write(sorted, stamp) && sorted.stream().allMatch(known -> known.version() == 0);
        return allInserted ? Set.of() : unstamped(sorted, stamp);
    }

    private boolean saveOne(Case known) {
        var document = documents.of(known, new ObjectId());
        return known.version() == 0
                ? inserted(cases, document)
                : cases.replaceOne(current(known), document).getMatchedCount() == 1;
    }

    private static Document current(Case known) {
        return new Document(ID, known.signature().text()).append(VERSION, known.version());
    }

    private static boolean inserted(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCode() != DUPLICATE_KEY) {
                throw failed;
            }
            return false;
        }
    }

    /** Whether nothing was refused. */
    private boolean write(List<Case> sorted, ObjectId stamp) {
        var writes = new ArrayList<WriteModel<Document>>(sorted.size());
        for (var known : sorted) {
            var document = documents.of(known, stamp);
            writes.add(
                    known.version() == 0
                            ? new InsertOneModel<>(document)
                            : new ReplaceOneModel<>(current(known), document));
        }
        try {
            cases.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteConcernError() != null
                    || refused.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw refused;
            }
            return false;
        }
    }

    private Set<SignatureId> unstamped(List<Case> sorted, ObjectId stamp) {
        var overtaken = new HashSet<SignatureId>();
        sorted.forEach(known -> overtaken.add(known.signature()));
        var ids = sorted.stream().map(known -> known.signature().text()).toList();
        cases.find(new Document(ID, new Document("$in", ids)))
                .projection(new Document(WRITER, 1))
                .batchSize(ids.size() + 1)
                .forEach(document -> {
                    if (stamp.equals(document.get(WRITER))) {
                        overtaken.remove(SignatureId.of(document.getString(ID)));
                    }
                });
        return overtaken;
    }

    @Override
    public void mark(PendingEvent marker) {
        var document = new Document(ID, marker.eventId())
                .append("schema", 1)
                .append("signature", marker.signature().text())
                .append(VERSION, marker.version())
                .append(AT, Date.from(marker.at()));
        boolean marked = false;
        while (!marked) {
            marked = inserted(unsettled, document)
                    || unsettled
                                    .replaceOne(new Document(ID, marker.eventId()), document)
                                    .getMatchedCount()
                            == 1;
        }
    }

    @Override
    public void unmark(PendingEvent marker) {
        unsettled.deleteOne(new Document(ID, marker.eventId()).append(VERSION, marker.version()));
    }

    @Override
    public List<PendingEvent> markedBefore(Instant time) {
        var before = new Document(AT, new Document("$lt", Date.from(time)));
        return unsettled.find(before).map(MongoCaseStore::marker).into(new ArrayList<>());
    }

    private static PendingEvent marker(Document document) {
        return new PendingEvent(
                document.getString(ID),
                SignatureId.of(document.getString("signature")),
                document.get(VERSION, Number.class).longValue(),
                document.getDate(AT).toInstant());
    }

    @Override
    public void scanOpen(Consumer<Case> each) {
        cases.find(new Document(OPEN, true)).batchSize(500).map(documents::read).forEach(each);
    }
}
