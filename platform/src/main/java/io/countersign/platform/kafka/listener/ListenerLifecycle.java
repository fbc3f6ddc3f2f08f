package io.countersign.platform.kafka.listener;

import io.countersign.platform.kafka.topic.TopicInitializer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts the listeners once all topics are there, after every other component, and never while the context stops. The
 * gauge {@code countersign.listener.stopped} is 1 for a listener that was started and does not run any more.
 */
public final class ListenerLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerLifecycle.class);

    private final TopicInitializer gate;
    private final KafkaListenerEndpointRegistry registry;
    private final MeterRegistry meters;
    private boolean running;
    private volatile boolean started;

    public ListenerLifecycle(TopicInitializer gate, KafkaListenerEndpointRegistry registry, MeterRegistry meters) {
        this.gate = gate;
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::startListeners, Thread::startVirtualThread);
    }

    @Override
    public synchronized void stop() {
        running = false;
        started = false;
        registry.getListenerContainers().forEach(MessageListenerContainer::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    /** The ids of the listeners that were started and do not run any more, in whole or in part. */
    public List<String> stopped() {
        return registry.getListenerContainers().stream()
                .filter(container -> isStopped(container.getListenerId()))
                .map(MessageListenerContainer::getListenerId)
                .sorted()
                .toList();
    }

    /** Whether the listener {@code id} was started and does not run any more, in whole or in part. */
    boolean isStopped(String id) {
        var container = registry.getListenerContainer(id);
        return started && (container == null || !isRunning(container));
    }

    private static boolean isRunning(MessageListenerContainer container) {
        return container.isRunning()
                && (!(container instanceof ConcurrentMessageListenerContainer<?, ?> concurrent)
                        || concurrent.getContainers().stream().allMatch(MessageListenerContainer::isRunning));
    }

    private synchronized void startListeners() {
        for (var container : registry.getListenerContainers()) {
            if (!running) {
                return;
            }
            container.start();
            gauge(container.getListenerId());
        }
        started = true;
        LOG.atInfo()
                .addKeyValue("listeners", registry.getListenerContainerIds())
                .log("Listeners started");
    }

    private void gauge(String id) {
        Gauge.builder("countersign.listener.stopped", this, lifecycle -> lifecycle.isStopped(id) ? 1 : 0)
                .description("1 if the listener was started and does not run any more")
                .tag("listener", id)
                .register(meters);
    }
}
