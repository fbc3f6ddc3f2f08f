package io.countersign.service.rebuild;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.service.ServiceConfiguration;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.StoreConfiguration;
import io.countersign.platform.topics.ConsumerGroup;
import io.countersign.platform.topics.TopicReader;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Broker, store and JSON for the rebuild mode: no web server, no listener, no scheduled task. */
@Configuration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, StoreConfiguration.class})
@ImportAutoConfiguration({MongoAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties(KafkaProperties.class)
public class RebuildConfiguration {

    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;
    private static final int API_TIMEOUT_MILLIS = 30_000;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Admin admin(KafkaProperties properties) {
        return Admin.create(client(properties.buildAdminProperties()));
    }

    @Bean
    TopicReader topicReader(KafkaProperties properties) {
        return new TopicReader(client(properties.buildAdminProperties()));
    }

    private static Map<String, Object> client(Map<String, Object> properties) {
        var client = new HashMap<>(properties);
        client.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        client.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return client;
    }

    @Bean
    ConsumerGroup consumerGroup(Admin admin, ServiceName service) {
        return new ConsumerGroup(admin, service.group());
    }

    @Bean
    RebuildContext rebuildContext(
            ServiceName service,
            MongoDatabase database,
            TopicReader reader,
            ConsumerGroup group,
            JsonMapper json,
            Consumer<String> rebuildProgress) {
        var codec = new JsonCodec<>(json, new TypeReference<CloudEvent<Event>>() {});
        return new RebuildContext(service, database, reader, group, codec, rebuildProgress);
    }
}
