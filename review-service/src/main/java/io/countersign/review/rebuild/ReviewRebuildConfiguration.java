package io.countersign.review.rebuild;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.copy.CertificateDeletions;
import io.countersign.review.domain.copy.DeletedCertificateStore;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.quality.QualityCaseCloser;
import io.countersign.review.domain.quality.QualityCaseStores;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.rebuild.ServiceRebuild;
import io.countersign.service.rebuild.StoreContexts;
import java.time.InstantSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Wires the rebuild to the service's stores. */
@Configuration(proxyBeanMethods = false)
@Profile(RebuildMode.PROFILE)
class ReviewRebuildConfiguration {

    @Bean
    ServiceRebuild reviewRebuild(RebuildContext context, StoreContexts stores, JsonMapper json, InstantSource clock) {
        var collections = context.collections(ReviewRebuild.COLLECTIONS);
        return () -> {
            var current = stores.current();
            return new ReviewRebuild(
                            context,
                            collections,
                            stores.rebuilt(collections).getBean(CaseStore.class),
                            current.getBean(CaseStore.class),
                            deletions(current, json, clock))
                    .run();
        };
    }

    /** The slot of a lease that ends ends with its time. */
    private static CertificateDeletions deletions(BeanFactory stores, JsonMapper json, InstantSource clock) {
        var cases = stores.getBean(QualityCaseStores.class).cases();
        return new CertificateDeletions(
                stores.getBean(DeletedCertificateStore.class),
                stores.getBean(QualityReviewStore.class),
                new QualityCaseCloser(cases, serializer(json), _ -> {}, clock));
    }

    private static EventSerializer serializer(JsonMapper json) {
        var writer = json.writerFor(new TypeReference<CloudEvent<DecisionEvent>>() {});
        return event ->
                new PublishedEvent(event.accountid(), event.id(), event.subject(), writer.writeValueAsString(event));
    }
}
