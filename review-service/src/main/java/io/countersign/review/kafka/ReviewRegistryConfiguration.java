package io.countersign.review.kafka;

import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.failure.RetryingAfterRollbackProcessor;
import io.countersign.platform.kafka.listener.ConsumerSettings;
import io.countersign.platform.kafka.listener.ListenerContainerDefaults;
import io.countersign.platform.kafka.topic.TopicInitializer;
import io.countersign.platform.kafka.topic.TopicReplayer;
import io.countersign.platform.kafka.topic.TopicReplayer.ReplayedTopic;
import io.countersign.platform.service.ServiceName;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.review.domain.registry.RegistryProjection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.LoggingProducerListener;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The projector with its transactions, and the registry in memory that is fed from what it writes. */
@Configuration(proxyBeanMethods = false)
class ReviewRegistryConfiguration {

    static final String LISTENERS = "registryListeners";

    private static final String PRODUCERS = "registryProducers";

    /** A transaction that a dead instance left open holds up the readers for so long. */
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    /**
     * Each instance has its own transactional ids: what fences one that was paused is the generation of the group, which
     * the offsets are committed with.
     */
    @Bean(name = PRODUCERS, defaultCandidate = false)
    DefaultKafkaProducerFactory<String, byte[]> registryProducers(
            ProducerFactory<String, byte[]> usual, ServiceName service) {
        return producers(usual.getConfigurationProperties(), service.prefix() + RegistryProjector.GROUP);
    }

    static DefaultKafkaProducerFactory<String, byte[]> producers(Map<String, Object> usual, String name) {
        var config = new HashMap<>(usual);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS / 2);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        var factory = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new ByteArraySerializer());
        factory.setTransactionIdPrefix(name + '.' + UUID.randomUUID() + '.');
        return factory;
    }

    @Bean(name = LISTENERS, defaultCandidate = false)
    ConcurrentKafkaListenerContainerFactory<String, byte[]> registryListeners(
            ListenerContainerDefaults defaults, @Qualifier(PRODUCERS) ProducerFactory<String, byte[]> producers) {
        var factory = defaults.newFactory();
        factory.setAfterRollbackProcessor(new RetryingAfterRollbackProcessor());
        var container = factory.getContainerProperties();
        container.setAckMode(AckMode.BATCH);
        container.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        container.setKafkaConsumerProperties(accumulating());
        return factory;
    }

    /** A transaction costs the broker as much for one record as for hundreds, and no request waits for it. */
    private static Properties accumulating() {
        var properties = new Properties();
        properties.setProperty(ConsumerSettings.ACCUMULATION_MS, "200");
        return properties;
    }

    @Bean
    RegistryProjector registryProjector(
            JsonMapper json,
            DeadLetters deadLetters,
            RegistryProjection registrar,
            @Qualifier(PRODUCERS) ProducerFactory<String, byte[]> producers,
            Topics topics) {
        var template = new KafkaTemplate<>(producers);
        var withoutPayloads = new LoggingProducerListener<String, byte[]>();
        withoutPayloads.setIncludeContents(false);
        template.setProducerListener(withoutPayloads);
        return new RegistryProjector(json, deadLetters, registrar, template, topics);
    }

    @Bean
    TopicReplayer registry(
            TopicInitializer gate,
            ConsumerFactory<String, byte[]> consumers,
            Topics topics,
            JsonMapper json,
            NameRegistry registry) {
        var feed = new ReviewRegistryFeed(json, registry);
        return new TopicReplayer(gate, consumers, List.of(ReplayedTopic.fromBeginning(topics.signatures(), feed::on)));
    }
}
