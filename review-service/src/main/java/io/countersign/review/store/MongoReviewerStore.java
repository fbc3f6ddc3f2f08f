package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.reviewer.ReviewerStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reviewers in {@code reviewers}, by name. Every write is a compare-and-set by {@code _id} and version; reads, and
 * writes, of several reviewers at the same time are one command.
 */
@Component
class MongoReviewerStore implements ReviewerStore {

    static final String REVIEWERS = "reviewers";

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> reviewers;
    private final DocumentMapper<ReviewerRecord> mapper = new DocumentMapper<>(REVIEWERS, MongoReviewerStore::read);
    private final RequestBatcher<String, ReviewerRecord> reads = new RequestBatcher<>(this::readEach);
    private final RequestBatcher<ReviewerRecord, Boolean> saves = new RequestBatcher<>(this::saveEach);

    MongoReviewerStore(MongoDatabase database) {
        reviewers = database.getCollection(REVIEWERS);
    }

    @Override
    public ReviewerRecord load(String reviewer) {
        return reads.commit(List.of(reviewer)).getFirst();
    }

    private List<ReviewerRecord> readEach(List<String> names) {
        var stored = find(names).stream().collect(Collectors.toMap(ReviewerRecord::reviewer, Function.identity()));
        return names.stream()
                .map(name -> stored.getOrDefault(name, ReviewerRecord.unknown(name)))
                .toList();
    }

    private List<ReviewerRecord> find(List<String> names) {
        return reviewers
                .find(new Document(
                        ID, new Document("$in", names.stream().distinct().toList())))
                .batchSize(names.size() + 1)
                .map(mapper::map)
                .into(new ArrayList<>());
    }

    @Override
    public boolean save(ReviewerRecord record) {
        return saves.commit(List.of(record)).getFirst();
    }

    /** Which of a bulk were written, where not all were, is known by reading them again. */
    private List<Boolean> saveEach(List<ReviewerRecord> records) {
        if (records.size() == 1) {
            return List.of(saveOne(records.getFirst()));
        }
        var sorted = records.stream()
                .sorted(Comparator.comparing(ReviewerRecord::reviewer))
                .map(MongoReviewerStore::write)
                .toList();
        if (UniqueWrites.applyAll(reviewers, sorted)) {
            return records.stream().map(_ -> true).toList();
        }
        var stored =
                Set.copyOf(find(records.stream().map(ReviewerRecord::reviewer).toList()));
        return records.stream()
                .map(record -> stored.contains(record.withVersion(record.version() + 1)))
                .toList();
    }

    private static WriteModel<Document> write(ReviewerRecord record) {
        return record.version() == 0
                ? new InsertOneModel<>(document(record))
                : new ReplaceOneModel<>(current(record), document(record));
    }

    private boolean saveOne(ReviewerRecord record) {
        var document = document(record);
        if (record.version() == 0) {
            return UniqueWrites.insert(reviewers, document);
        }
        return reviewers.replaceOne(current(record), document).getMatchedCount() == 1;
    }

    private static Document current(ReviewerRecord record) {
        return new Document(ID, record.reviewer()).append(VERSION, record.version());
    }

    private static Document document(ReviewerRecord record) {
        var document = new Document(ID, record.reviewer())
                .append("schema", 1)
                .append(VERSION, record.version() + 1)
                .append(
                        "slots",
                        record.slots().stream()
                                .map(MongoReviewerStore::document)
                                .toList());
        var absence = record.absence();
        return absence == null
                ? document
                : document.append(
                        "absence", new Document(UNTIL, Date.from(absence.until())).append("note", absence.note()));
    }

    private static Document document(Slot slot) {
        return new Document("case", slot.signature().text())
                .append("token", slot.token())
                .append(UNTIL, Date.from(slot.until()));
    }

    private static ReviewerRecord read(Document document) {
        return new ReviewerRecord(
                document.getString(ID),
                document.get(VERSION, Number.class).longValue(),
                document.getList("slots", Document.class, List.of()).stream()
                        .map(MongoReviewerStore::slot)
                        .toList(),
                absence(document.get("absence", Document.class)));
    }

    private static Slot slot(Document document) {
        return new Slot(
                SignatureId.of(document.getString("case")),
                document.getString("token"),
                document.getDate(UNTIL).toInstant());
    }

    private static @Nullable Absence absence(@Nullable Document document) {
        return document == null ? null : new Absence(document.getDate(UNTIL).toInstant(), document.getString("note"));
    }
}
