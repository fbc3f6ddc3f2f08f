package io.countersign.review.store.cases;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.DocumentMapper;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.report.CaseSearchStore;
import io.countersign.review.domain.report.ReviewerDecision;
import io.countersign.review.domain.report.ReviewerDecisionStore;
import io.countersign.review.domain.report.SearchPosition;
import io.countersign.review.store.fields.SearchFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds cases and verdicts by the fields that each write of a case derives. */
@Component
class MongoCaseSearchStore implements CaseSearchStore, ReviewerDecisionStore {

    private static final int BATCH = 1_000;

    private final MongoCollection<Document> cases;
    private final DocumentMapper<Case> mapper;

    MongoCaseSearchStore(MongoDatabase database, CollectionNames names, JsonMapper json) {
        cases = database.getCollection(names.of(MongoCaseStore.CASES));
        var documents = new CaseDocument(json);
        mapper = new DocumentMapper<>(MongoCaseStore.CASES, documents::read);
    }

    @Override
    public List<Case> search(CaseSearch search, @Nullable SearchPosition after, int limit) {
        return cases
                .find(SearchFields.filter(search, after))
                .sort(new Document(SearchFields.POSITION, -1))
                .limit(limit)
                .batchSize(limit + 1)
                .into(new ArrayList<>())
                .stream()
                .flatMap(mapper::mapReadable)
                .toList();
    }

    @Override
    public List<ReviewerDecision> decisionsBetween(Instant from, Instant until, int limit) {
        var found = new ArrayList<ReviewerDecision>();
        try (var documents = cases.find(SearchFields.decisionsBetween(from, until))
                .projection(new Document("search.decision", 1))
                .batchSize(BATCH)
                .iterator()) {
            while (documents.hasNext() && found.size() < limit) {
                SearchFields.accepted(documents.next()).stream()
                        .filter(accepted ->
                                !accepted.at().isBefore(from) && accepted.at().isBefore(until))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }
}
