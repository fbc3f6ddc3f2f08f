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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores, and their indexes before any data. */
@Configuration(proxyBeanMethods = false)
class MongoStoresConfiguration {

    @Bean
    FeedStore feeds(MongoDatabase database) {
        return new MongoFeedStore(database);
    }

    @Bean
    NoticeStore notices(MongoDatabase database) {
        return new MongoNoticeStore(database);
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
    StartupCheck indexes(MongoDatabase database) {
        return () -> createIndexes(database);
    }

    static void createIndexes(MongoDatabase database) {
        database.getCollection(MongoNoticeStore.COLLECTION)
                .createIndex(Indexes.ascending(MongoNoticeStore.ENTRY), new IndexOptions().unique(true));
        database.getCollection(MongoDeliveryStore.COLLECTION).createIndex(Indexes.ascending(MongoDeliveryStore.STATE));
    }
}
