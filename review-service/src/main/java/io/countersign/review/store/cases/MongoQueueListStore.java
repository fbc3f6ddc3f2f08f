package io.countersign.review.store.cases;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.DocumentMapper;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.queue.QueueListStore;
import io.countersign.review.domain.queue.QueueListing;
import io.countersign.review.domain.queue.QueueListing.Mark;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.store.fields.QueueFields;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the queue fields of {@code cases} in the order of one index; the other filters apply to what that index finds. */
@Component
class MongoQueueListStore implements QueueListStore {

    private final MongoCollection<Document> cases;
    private final DocumentMapper<Case> mapper;

    MongoQueueListStore(MongoDatabase database, CollectionNames names, JsonMapper json) {
        cases = database.getCollection(names.of(MongoCaseStore.CASES));
        mapper = new DocumentMapper<>(MongoCaseStore.CASES, new CaseDocument(json)::read);
    }

    @Override
    public Listed list(QueueListing listing, @Nullable Mark after, int limit) {
        var order = listing.order();
        var found = cases.find(QueueFields.listed(listing, after))
                .sort(new Document(QueueFields.sortField(order), order == QueueOrder.NEWEST ? -1 : 1))
                .skip(after == null ? 0 : after.skipped())
                .limit(limit + 1)
                .batchSize(limit + 2)
                .into(new ArrayList<>());
        boolean isLast = found.size() <= limit;
        var shown = isLast ? found : found.subList(0, limit);
        return new Listed(
                shown.stream().flatMap(mapper::mapReadable).toList(), isLast ? null : next(order, shown, after));
    }

    private static Mark next(QueueOrder order, List<Document> shown, @Nullable Mark before) {
        var last = key(order, shown.getLast());
        var equal = shown.stream().filter(one -> key(order, one).equals(last)).count();
        var earlier = before != null && before.key().equals(last) ? before.skipped() : 0;
        return new Mark(last, earlier + (int) equal);
    }

    private static String key(QueueOrder order, Document found) {
        var queue = found.get(QueueFields.QUEUE, Document.class);
        return switch (order) {
            case URGENT -> QueueFields.position(found);
            case DUE -> millis(queue.getDate("due"));
            case OLDEST, NEWEST -> millis(queue.getDate("submitted"));
        };
    }

    private static String millis(Date time) {
        return Long.toString(time.toInstant().toEpochMilli());
    }
}
