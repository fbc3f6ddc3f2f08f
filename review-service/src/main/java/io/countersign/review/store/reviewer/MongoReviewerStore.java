package io.countersign.review.store.reviewer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerStore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reviewers in {@code reviewers}, by name. Every write is a compare-and-set by name and version; reads, and writes, of
 * several reviewers at the same time are one command.
 */
@Component
class MongoReviewerStore implements ReviewerStore {

    private final MappedCollection<ReviewerDocument, ReviewerRecord> reviewers;
    private final RequestBatcher<String, ReviewerRecord> reads = new RequestBatcher<>(this::readEach);
    private final RequestBatcher<ReviewerRecord, Boolean> saves = new RequestBatcher<>(this::saveEach);

    MongoReviewerStore(MongoOperations operations) {
        reviewers = new MappedCollection<>(
                operations, CollectionNames.CURRENT, ReviewerDocument.class, ReviewerDocument::toRecord);
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
        var distinct = names.stream().distinct().toList();
        return reviewers.find(query(where("reviewer").in(distinct)).cursorBatchSize(distinct.size() + 1));
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
                .toList();
        if (reviewers.applyAll(sorted.size(), bulk -> sorted.forEach(record -> add(bulk, record)))) {
            return records.stream().map(_ -> true).toList();
        }
        var stored =
                Set.copyOf(find(records.stream().map(ReviewerRecord::reviewer).toList()));
        return records.stream()
                .map(record -> stored.contains(record.withVersion(record.version() + 1)))
                .toList();
    }

    private static void add(BulkOperations bulk, ReviewerRecord record) {
        if (record.version() == 0) {
            bulk.insert(ReviewerDocument.next(record));
        } else {
            bulk.replaceOne(current(record), ReviewerDocument.next(record));
        }
    }

    private boolean saveOne(ReviewerRecord record) {
        var document = ReviewerDocument.next(record);
        return record.version() == 0 ? reviewers.insert(document) : reviewers.replace(current(record), document);
    }

    private static Query current(ReviewerRecord record) {
        return query(where("reviewer").is(record.reviewer()).and("version").is(record.version()));
    }
}
