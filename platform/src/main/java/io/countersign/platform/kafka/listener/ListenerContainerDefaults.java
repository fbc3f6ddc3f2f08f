package io.countersign.platform.kafka.listener;

import java.time.Duration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/** The settings of every listener container: batches, started by {@link ListenerLifecycle}, observed and never given up. */
public final class ListenerContainerDefaults {

    /** A consumer whose topic the broker refused asks for it again after this time; the client's default is five minutes. */
    public static final Duration METADATA_MAX_AGE = Duration.ofSeconds(10);

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    /** The broker's refusal may be an outage of its directory, or a permission that is granted shortly after. */
    private static final Duration AUTH_RETRY_INTERVAL = Duration.ofSeconds(10);

    private final ConsumerFactory<String, byte[]> consumers;
    private final ListenerRetries retries;
    private final Duration authRetryInterval;

    public ListenerContainerDefaults(ConsumerFactory<String, byte[]> consumers, ListenerRetries retries) {
        this(consumers, retries, AUTH_RETRY_INTERVAL);
    }

    ListenerContainerDefaults(
            ConsumerFactory<String, byte[]> consumers, ListenerRetries retries, Duration authRetryInterval) {
        this.consumers = consumers;
        this.retries = retries;
        this.authRetryInterval = authRetryInterval;
    }

    public ConcurrentKafkaListenerContainerFactory<String, byte[]> newFactory() {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setAutoStartup(false);
        factory.setBatchInterceptor(retries);
        var container = factory.getContainerProperties();
        container.setPollTimeout(POLL_TIMEOUT.toMillis());
        container.setAuthExceptionRetryInterval(authRetryInterval);
        container.setMissingTopicsFatal(false);
        return factory;
    }
}
