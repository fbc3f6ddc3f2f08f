package io.countersign.review.store.cases;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.UniqueWrites;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.HistoryPage;
import io.countersign.review.domain.history.HistoryPaging;
import io.countersign.review.domain.history.HistoryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Pages in the collection {@code history}, by the id {@code <signature>:<page>}. The newest entries are in the case's document,
 * where {@code history.count} takes part in every compare-and-set. Pages are no part of a rebuild, so their collection has one name.
 */
@Component
class MongoHistoryStore implements HistoryStore {

    static final String PAGES = "history";

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> pages;

    MongoHistoryStore(MongoDatabase database, CollectionNames names) {
        cases = database.getCollection(names.of(MongoCaseStore.CASES));
        pages = database.getCollection(PAGES);
    }

    /** Does nothing if the page is stored. */
    void insert(HistoryPage page) {
        var document = new Document("_id", page.id())
                .append("schema", 1)
                .append(HistoryDocuments.ENTRIES, HistoryDocuments.of(page.entries()));
        UniqueWrites.insert(pages, document);
    }

    @Override
    public boolean append(Case read, CaseHistory next) {
        var signature = read.signature();
        var bounded = HistoryPaging.moveOverflow(List.of(read.withHistory(next)), this::insert)
                .getFirst()
                .history();
        var document = Objects.requireNonNull(HistoryDocuments.of(signature, bounded), "an entry was appended");
        var filter = new Document("_id", signature.text())
                .append(HistoryDocuments.COUNT, HistoryDocuments.storedCount(next));
        return cases.updateOne(filter, new Document("$set", new Document(HistoryDocuments.HISTORY, document)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<HistoryEntry> pagedEntries(SignatureId signature, long from, int limit) {
        var ids = new ArrayList<String>();
        long first = (from - 1) / CaseHistory.PAGE_SIZE;
        long last = (from + limit - 2) / CaseHistory.PAGE_SIZE;
        for (long page = first; page <= last; page++) {
            ids.add(HistoryPage.id(signature, (int) page));
        }
        return pages
                .find(new Document("_id", new Document("$in", ids)))
                .batchSize(ids.size() + 1)
                .map(HistoryDocuments::entries)
                .into(new ArrayList<>())
                .stream()
                .flatMap(List::stream)
                .filter(entry -> entry.number() >= from)
                .sorted(Comparator.comparingLong(HistoryEntry::number))
                .limit(limit)
                .toList();
    }
}
