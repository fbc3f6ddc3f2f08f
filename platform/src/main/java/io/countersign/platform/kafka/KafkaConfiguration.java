package io.countersign.platform.kafka;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.failure.DocumentErrorProperties;
import io.countersign.platform.kafka.failure.RetryingErrorHandler;
import io.countersign.platform.kafka.listener.AccumulatingConsumerFactory;
import io.countersign.platform.kafka.listener.AccumulationProperties;
import io.countersign.platform.kafka.listener.ListenerContainerDefaults;
import io.countersign.platform.kafka.listener.ListenerHealth;
import io.countersign.platform.kafka.listener.ListenerLifecycle;
import io.countersign.platform.kafka.listener.ListenerRetries;
import io.countersign.platform.kafka.topic.OwnedTopics;
import io.countersign.platform.kafka.topic.RequiredTopics;
import io.countersign.platform.kafka.topic.TopicInitializer;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.service.InstallationProperties;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.LoggingProducerListener;

/**
 * Producer, consumers and topics. Keys are strings, values bytes; a batch is committed when its listener has returned
 * and is otherwise tried again in place without end, so that nothing is lost and the order per key holds.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    KafkaProperties.class,
    AccumulationProperties.class,
    TopicProperties.class,
    DocumentErrorProperties.class
})
public class KafkaConfiguration {

    /** Of all partitions together. */
    private static final int MAX_FETCH_BYTES = 16 * 1024 * 1024;
    /** A fetch returns as soon as there is data; an idle consumer sends two in a second. */
    private static final int FETCH_MIN_BYTES = 1;

    private static final int FETCH_MAX_WAIT_MS = 500;
    /** Also the interval at which the client's heartbeat thread wakes up. */
    private static final int RETRY_BACKOFF_MS = 300;
    /** What is read twice after a crash is known again, and each commit is a write of the broker's. */
    private static final Duration COMMIT_EVERY = Duration.ofMillis(100);

    @Bean
    @Primary
    ProducerFactory<String, byte[]> producerFactory(
            KafkaProperties properties, ServiceName service, MeterRegistry meters) {
        Map<String, Object> config = new HashMap<>(properties.buildProducerProperties());
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicProperties.MAX_REQUEST_BYTES);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service.name());
        var factory = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new ByteArraySerializer());
        factory.addListener(new MicrometerProducerListener<>(meters));
        return factory;
    }

    @Bean
    @Primary
    KafkaTemplate<String, byte[]> kafkaTemplate(ProducerFactory<String, byte[]> factory) {
        var template = new KafkaTemplate<>(factory);
        template.setProducerListener(withoutPayloads());
        return template;
    }

    private static LoggingProducerListener<String, byte[]> withoutPayloads() {
        var listener = new LoggingProducerListener<String, byte[]>();
        listener.setIncludeContents(false);
        return listener;
    }

    @Bean
    @Primary
    ConsumerFactory<String, byte[]> consumerFactory(
            KafkaProperties properties,
            ServiceName service,
            MeterRegistry meters,
            AccumulationProperties accumulation) {
        Map<String, Object> config = new HashMap<>(properties.buildConsumerProperties());
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, TopicProperties.MAX_REQUEST_BYTES);
        config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
        config.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, service.group());
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.putIfAbsent(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
        config.putIfAbsent(
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                Math.toIntExact(ListenerContainerDefaults.METADATA_MAX_AGE.toMillis()));
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(RangeAssignor.class));
        var factory = new AccumulatingConsumerFactory(config, accumulation.gather());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory;
    }

    @Bean
    ListenerRetries listenerRetries(MeterRegistry meters) {
        return new ListenerRetries(meters, InstantSource.system());
    }

    @Bean
    ListenerContainerDefaults listenerContainerDefaults(
            ConsumerFactory<String, byte[]> consumers, ListenerRetries retries) {
        return new ListenerContainerDefaults(consumers, retries);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory(
            ListenerContainerDefaults defaults, KafkaProperties properties, ServiceName service) {
        var factory = defaults.newFactory();
        factory.setCommonErrorHandler(new RetryingErrorHandler());
        var concurrency = properties.getListener().getConcurrency();
        factory.setConcurrency(concurrency == null ? 1 : concurrency);
        var container = factory.getContainerProperties();
        container.setAckMode(AckMode.TIME);
        container.setAckTime(COMMIT_EVERY.toMillis());
        container.setShutdownTimeout(Duration.ofSeconds(15).toMillis());
        var threads = new SimpleAsyncTaskExecutor(service.name() + "-kafka-");
        threads.setVirtualThreads(true);
        container.setListenerTaskExecutor(threads);
        return factory;
    }

    @Bean
    KafkaAdmin kafkaAdmin(KafkaProperties properties) {
        var admin = new KafkaAdmin(adminConfig(properties));
        admin.setAutoCreate(false);
        return admin;
    }

    @Bean
    Admin admin(KafkaProperties properties, ServiceName service) {
        var config = adminConfig(properties);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, service.name() + "-admin");
        return Admin.create(config);
    }

    private static Map<String, Object> adminConfig(KafkaProperties properties) {
        Map<String, Object> config = new HashMap<>(properties.buildAdminProperties());
        config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return config;
    }

    @Bean
    DeadLetters deadLetters(
            KafkaTemplate<String, byte[]> template,
            ServiceName service,
            MeterRegistry meters,
            DocumentErrorProperties limits) {
        return new DeadLetters(template, service.name(), meters, limits);
    }

    @Bean
    StoreMarker storeMarker(
            ObjectProvider<MongoDatabase> database,
            Admin admin,
            ServiceName service,
            InstallationProperties installation) {
        return new StoreMarker(
                database.getObject(), admin, service.group(), installation.rebuild(), InstantSource.system());
    }

    @Bean
    TopicInitializer topicsGate(
            Admin admin,
            ObjectProvider<OwnedTopics> owned,
            ObjectProvider<RequiredTopics> required,
            TopicProperties settings,
            KafkaProperties properties,
            ObjectProvider<StartupCheck> checks,
            ConfigurableApplicationContext context) {
        return new TopicInitializer(
                admin,
                owned.getIfAvailable(() -> new OwnedTopics(List.of())),
                required.getIfAvailable(() -> new RequiredTopics(Set.of())),
                settings.partitions(),
                bootstrapServers(properties),
                checks.orderedStream().toList(),
                refusal -> end(context, refusal));
    }

    private static String bootstrapServers(KafkaProperties properties) {
        return String.valueOf(adminConfig(properties).get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG))
                .replaceAll("[\\[\\] ]", "");
    }

    private static void end(ConfigurableApplicationContext context, StartupException refusal) {
        LoggerFactory.getLogger(TopicInitializer.class).error("Stopping: {}", refusal.getMessage());
        context.close();
    }

    @Bean
    ListenerLifecycle listenerLifecycle(
            TopicInitializer gate, KafkaListenerEndpointRegistry registry, MeterRegistry meters) {
        return new ListenerLifecycle(gate, registry, meters);
    }

    @Bean("listeners")
    ListenerHealth listenerHealth(ListenerLifecycle lifecycle, ListenerRetries retries) {
        return new ListenerHealth(lifecycle::stopped, retries, InstantSource.system());
    }
}
