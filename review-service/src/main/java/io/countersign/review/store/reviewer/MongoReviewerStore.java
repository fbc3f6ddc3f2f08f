package io.countersign.review.store.reviewer;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.RecordCollection;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerStore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reviewers in {@code reviewers}, by name. Every write is a compare-and-set by name and version; reads, and writes, of
 * several reviewers at the same time are one command.
 */
@Component
class MongoReviewerStore implements ReviewerStore {

    private final RecordCollection<ReviewerDocument, ReviewerRecord> reviewers;
    private final RequestBatcher<String, ReviewerRecord> reads = new RequestBatcher<>(this::readEach);
    private final RequestBatcher<ReviewerRecord, Boolean> saves = new RequestBatcher<>(this::saveEach);

    MongoReviewerStore(MongoDatabase database) {
        reviewers = new RecordCollection<>(
                database,
                CollectionNames.CURRENT.of(ReviewerDocument.REVIEWERS),
                ReviewerDocument.class,
                ReviewerDocument::toRecord);
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
        return reviewers.find(names.stream().distinct().toList());
    }

    @Override
    public boolean save(ReviewerRecord record) {
        return saves.commit(List.of(record)).getFirst();
    }

    /** Which of a bulk were written, where not all were, is known by reading them again. */
    private List<Boolean> saveEach(List<ReviewerRecord> records) {
        var writes = records.stream()
                .sorted(Comparator.comparing(ReviewerRecord::reviewer))
                .map(record ->
                        RecordCollection.next(record.reviewer(), record.version(), ReviewerDocument.next(record)))
                .toList();
        boolean areWritten = reviewers.applyAll(writes);
        if (areWritten || records.size() == 1) {
            return records.stream().map(_ -> areWritten).toList();
        }
        var stored =
                Set.copyOf(find(records.stream().map(ReviewerRecord::reviewer).toList()));
        return records.stream()
                .map(record -> stored.contains(record.withVersion(record.version() + 1)))
                .toList();
    }
}
