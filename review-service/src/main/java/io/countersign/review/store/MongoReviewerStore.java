package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.reviewer.ReviewerStore;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reviewers in {@code reviewers}, by name. Every write is a compare-and-set by {@code _id} and version. */
@Component
class MongoReviewerStore implements ReviewerStore {

    static final String REVIEWERS = "reviewers";

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> reviewers;
    private final DocumentMapper<ReviewerRecord> mapper = new DocumentMapper<>(REVIEWERS, MongoReviewerStore::read);

    MongoReviewerStore(MongoDatabase database) {
        reviewers = database.getCollection(REVIEWERS);
    }

    @Override
    public ReviewerRecord load(String reviewer) {
        var stored = reviewers.find(new Document(ID, reviewer)).first();
        return stored == null ? ReviewerRecord.unknown(reviewer) : mapper.map(stored);
    }

    @Override
    public boolean save(ReviewerRecord record) {
        var document = document(record);
        if (record.version() == 0) {
            return UniqueWrites.insert(reviewers, document);
        }
        var current = new Document(ID, record.reviewer()).append(VERSION, record.version());
        return reviewers.replaceOne(current, document).getMatchedCount() == 1;
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
