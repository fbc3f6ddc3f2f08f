package io.countersign.review.store.cases;

import static org.springframework.data.domain.Sort.Direction.ASC;

import io.countersign.platform.store.index.CollectionIndexes;
import io.countersign.review.store.fields.QueueFields;
import io.countersign.review.store.fields.SearchFields;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes of cases, and of those for quality assurance. */
@Configuration(proxyBeanMethods = false)
class CaseStoreIndexes {

    static final CollectionIndexes CASES = CollectionIndexes.of(
            MongoCaseStore.CASES,
            sparse("queue_position", QueueFields.POSITION),
            sparse("queue_available", QueueFields.AVAILABLE_AT, QueueFields.POSITION),
            sparse("queue_available_by_region", QueueFields.REGION, QueueFields.AVAILABLE_AT, QueueFields.POSITION),
            sparse(
                    "queue_available_by_language",
                    QueueFields.LANGUAGE,
                    QueueFields.REGION,
                    QueueFields.AVAILABLE_AT,
                    QueueFields.POSITION),
            sparse(
                    "queue_available_by_type",
                    QueueFields.TYPE,
                    QueueFields.LANGUAGE,
                    QueueFields.REGION,
                    QueueFields.AVAILABLE_AT,
                    QueueFields.POSITION),
            sparse("queue_offered", QueueFields.OFFERED_TO, QueueFields.OFFERED_AT),
            sparse("queue_escalated", QueueFields.SENIOR_AT),
            sparse("queue_leased_account", QueueFields.LEASED_ACCOUNT, QueueFields.LEASED_UNTIL),
            sparse("queue_keys", QueueFields.KEYS),
            sparse("queue_account", QueueFields.ACCOUNT, QueueFields.POSITION),
            sparse("queue_submitted", QueueFields.SUBMITTED),
            sparse("queue_due", QueueFields.DUE),
            sparse("queue_next_timer", QueueFields.NEXT_TIMER_AT),
            search("search_changed", SearchFields.POSITION),
            search("search_status", SearchFields.STATUS, SearchFields.POSITION),
            search("search_account", SearchFields.ACCOUNT, SearchFields.POSITION),
            search("search_name", SearchFields.NAMES, SearchFields.POSITION),
            search("search_reference", SearchFields.REFERENCES, SearchFields.POSITION),
            search("search_reviewer", SearchFields.REVIEWERS, SearchFields.POSITION),
            search("search_reason", SearchFields.REASONS, SearchFields.POSITION),
            search("search_reviewer_decision_hour", SearchFields.REVIEWER_DECISION_HOUR),
            sparse("reviewer_decided_at", CaseDocument.REVIEWER_DECIDED_AT),
            sparse("unsent_since", CaseDocument.UNSENT_SINCE));

    @Bean
    CollectionIndexes caseIndexes() {
        return CASES;
    }

    @Bean
    CollectionIndexes qualityCaseIndexes() {
        return CASES.in(MongoQualityCaseStores.NAMES);
    }

    private static Index search(String name, String... fields) {
        var index = new Index().named(name);
        for (var field : fields) {
            index.on(field, ASC);
        }
        return index;
    }

    /** The fields of one index exist only together, so a compound sparse index holds no other case. */
    private static Index sparse(String name, String... fields) {
        var index = new Index().named(name).sparse();
        for (var field : fields) {
            index.on(field, ASC);
        }
        return index;
    }
}
