package io.countersign.review.store.cases;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.quality.QualityCaseStores;
import io.countersign.review.domain.queue.QueueStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Cases for quality assurance in {@code cases_quality}. */
@Component
class MongoQualityCaseStores implements QualityCaseStores {

    static final CollectionNames NAMES = new CollectionNames("_quality");

    private final MongoCaseStore cases;
    private final MongoHistoryStore histories;

    MongoQualityCaseStores(MongoDatabase database, JsonMapper json) {
        cases = new MongoCaseStore(database, NAMES, json);
        histories = new MongoHistoryStore(database, NAMES);
    }

    @Override
    public CaseStore cases() {
        return cases;
    }

    @Override
    public QueueStore queue() {
        return cases;
    }

    @Override
    public HistoryStore histories() {
        return histories;
    }
}
