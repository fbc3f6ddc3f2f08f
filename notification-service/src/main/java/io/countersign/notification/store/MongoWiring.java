package io.countersign.notification.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.countersign.notification.domain.Deliveries;
import io.countersign.notification.domain.Endpoints;
import io.countersign.notification.domain.Feeds;
import io.countersign.notification.domain.Notices;
import io.countersign.platform.kafka.StartCheck;
import io.countersign.platform.security.SecretBox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores, and their indexes before any data. */
@Configuration(proxyBeanMethods = false)
class MongoWiring {

    @Bean
    Feeds feeds(MongoDatabase database) {
        return new MongoFeeds(database);
    }

    @Bean
    Notices notices(MongoDatabase database) {
        return new MongoNotices(database);
    }

    @Bean
    Deliveries deliveries(MongoDatabase database) {
        return new MongoDeliveries(database);
    }

    @Bean
    Endpoints endpoints(MongoDatabase database, @Value("${countersign.secrets-key:}") String key) {
        return new MongoEndpoints(database, SecretBox.of(key));
    }

    @Bean
    StartCheck indexes(MongoDatabase database) {
        return () -> createIndexes(database);
    }

    static void createIndexes(MongoDatabase database) {
        database.getCollection(MongoNotices.COLLECTION)
                .createIndex(Indexes.ascending(MongoNotices.ENTRY), new IndexOptions().unique(true));
        database.getCollection(MongoDeliveries.COLLECTION).createIndex(Indexes.ascending(MongoDeliveries.STATE));
    }
}
