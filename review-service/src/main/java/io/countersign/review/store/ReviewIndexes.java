package io.countersign.review.store;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;

import io.countersign.platform.store.index.CollectionIndexes;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes of review's collections. */
@Configuration(proxyBeanMethods = false)
class ReviewIndexes {

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

    static final CollectionIndexes SHADOW_DISAGREEMENTS = CollectionIndexes.of(
            ShadowDisagreementDocument.COLLECTION,
            new Index().on(ShadowDisagreementDocument.AT, DESC).on("_id", DESC));

    static final CollectionIndexes REVIEWS = CollectionIndexes.of(
            QualityReviewDocument.REVIEWS,
            new Index().on(QualityReviewDocument.SHOWN_AS, ASC).unique(),
            new Index().on(QualityReviewDocument.CREATED_AT, ASC),
            sparse("copied_certificates", QualityReviewDocument.CERTIFICATES));

    @Bean
    CollectionIndexes caseIndexes() {
        return CASES;
    }

    @Bean
    CollectionIndexes qualityCaseIndexes() {
        return CASES.in(MongoQualityCaseStores.NAMES);
    }

    @Bean
    CollectionIndexes qualityReviewIndexes() {
        return REVIEWS;
    }

    @Bean
    CollectionIndexes draftIndexes() {
        return CollectionIndexes.of(
                DraftDocument.DRAFTS,
                new Index().on(DraftDocument.EXPIRES, ASC).expire(Duration.ZERO),
                new Index()
                        .named("reviewer_expires")
                        .on(DraftDocument.REVIEWER, ASC)
                        .on(DraftDocument.EXPIRES, ASC));
    }

    @Bean
    CollectionIndexes preferenceIndexes() {
        return CollectionIndexes.of(
                ReviewerPreferenceDocument.PREFERENCES,
                new Index().on(ReviewerPreferenceDocument.EXPIRES, ASC).expire(Duration.ZERO));
    }

    @Bean
    CollectionIndexes disagreementIndexes() {
        return SHADOW_DISAGREEMENTS;
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
