package io.countersign.notification.store;

import com.mongodb.client.MongoDatabase;
import io.countersign.notification.domain.DeliveryStore;
import io.countersign.notification.domain.EndpointStore;
import io.countersign.notification.domain.FeedStore;
import io.countersign.notification.domain.NoticeStore;
import io.countersign.platform.security.SecretKeyProperties;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.store.CollectionIndexes;
import io.countersign.platform.store.CollectionNames;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores, and their indexes before any data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretKeyProperties.class)
class MongoStoresConfiguration {

    @Bean
    AccountRegistrationStore accountRegistrations(MongoDatabase database) {
        return new AccountRegistrationStore(database);
    }

    @Bean
    FeedStore feeds(MongoDatabase database, CollectionNames names) {
        return new MongoFeedStore(database, names);
    }

    @Bean
    NoticeStore notices(MongoDatabase database, CollectionNames names) {
        return new MongoNoticeStore(database, names);
    }

    @Bean
    DeliveryStore deliveries(MongoDatabase database) {
        return new MongoDeliveryStore(database);
    }

    @Bean
    EndpointStore endpoints(MongoDatabase database, SecretKeyProperties keys) {
        return new MongoEndpointStore(database, keys.secretBox());
    }

    @Bean
    CollectionIndexes noticeIndexes() {
        return MongoNoticeStore.INDEXES;
    }

    @Bean
    CollectionIndexes deliveryIndexes() {
        return MongoDeliveryStore.INDEXES;
    }
}
