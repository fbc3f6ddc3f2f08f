package io.countersign.notification.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.countersign.notification.domain.DeliveryStore;
import io.countersign.notification.domain.EndpointStore;
import io.countersign.notification.domain.FeedStore;
import io.countersign.notification.domain.NoticeStore;
import io.countersign.platform.kafka.StartupCheck;
import io.countersign.platform.security.SecretBox;
import io.countersign.platform.store.CollectionNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores, and their indexes before any data. */
@Configuration(proxyBeanMethods = false)
class MongoStoresConfiguration {

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
    EndpointStore endpoints(MongoDatabase database, @Value("${countersign.secrets-key:}") String key) {
        return new MongoEndpointStore(database, SecretBox.of(key));
    }

    @Bean
    StartupCheck indexes(MongoDatabase database, CollectionNames names) {
        return () -> createIndexes(database, names);
    }

    static void createIndexes(MongoDatabase database, CollectionNames names) {
        database.getCollection(names.of(MongoNoticeStore.COLLECTION))
                .createIndex(Indexes.ascending(MongoNoticeStore.ENTRY), new IndexOptions().unique(true));
        database.getCollection(MongoDeliveryStore.COLLECTION).createIndex(Indexes.ascending(MongoDeliveryStore.STATE));
    }
}
