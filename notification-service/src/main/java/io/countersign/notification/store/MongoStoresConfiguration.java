package io.countersign.notification.store;

import com.mongodb.client.MongoDatabase;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.security.secret.SecretKeyProperties;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.CollectionIndexes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The stores, and their indexes before any data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretKeyProperties.class)
class MongoStoresConfiguration {

    @Bean
    AccountRegistrationStore accountRegistrations(MongoOperations operations) {
        return new AccountRegistrationStore(operations);
    }

    @Bean
    FeedStore feeds(MongoDatabase database, CollectionNames names) {
        return new MongoFeedStore(database, names);
    }

    @Bean
    NoticeStore notices(MongoOperations operations, CollectionNames names) {
        return new MongoNoticeStore(operations, names);
    }

    @Bean
    DeliveryStore deliveries(MongoOperations operations) {
        return new MongoDeliveryStore(operations);
    }

    @Bean
    EndpointStore endpoints(MongoOperations operations, SecretKeyProperties keys) {
        return new MongoEndpointStore(operations, keys.secretBox());
    }

    @Bean
    CollectionIndexes noticeIndexes() {
        return NoticeDocument.INDEXES;
    }

    @Bean
    CollectionIndexes deliveryIndexes() {
        return DeliveryDocument.INDEXES;
    }
}
