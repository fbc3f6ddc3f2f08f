package io.countersign.platform.store;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.CollectionIndexes;
import io.countersign.platform.store.index.IndexInitializer;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The service's database; a write has reached the majority's journals when it returns, and only such writes are read.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
public class StoreConfiguration {

    /** A store that does not answer is reported within seconds, not minutes; options in the URI take precedence. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer serverTimeout() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS));
    }

    @Bean
    @Fallback
    public MongoDatabase database(MongoClient client, ServiceName service) {
        var database = client.getDatabase(service.database()).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        return database.getReadConcern().isServerDefault() ? database.withReadConcern(ReadConcern.MAJORITY) : database;
    }

    @Bean
    MongoTemplate mongoTemplate(MongoDatabase database) {
        return MongoTemplates.of(database);
    }

    @Bean
    @Fallback
    CollectionNames collectionNames() {
        return CollectionNames.CURRENT;
    }

    @Bean
    IndexInitializer indexInitializer(
            MongoDatabase database, ObjectProvider<CollectionIndexes> indexes, StoreProperties properties) {
        return new IndexInitializer(database, indexes.stream().toList(), properties.indexes());
    }
}
