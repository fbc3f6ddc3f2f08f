package io.countersign.platform.kafka;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts the listeners when the gate has opened, last of all, and never while the context stops. */
final class ListenerStarter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerStarter.class);

    private final TopicInitializer gate;
    private final KafkaListenerEndpointRegistry registry;
    private boolean running;

    ListenerStarter(TopicInitializer gate, KafkaListenerEndpointRegistry registry) {
        this.gate = gate;
        this.registry = registry;
    }

    @Override
    public synchronized void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::startListeners, Thread::startVirtualThread);
    }

    @Override
    public synchronized void stop() {
        running = false;
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

    private synchronized void startListeners() {
        BooleanSupplier stopped = () -> !running;
        for (var container : registry.getListenerContainers()) {
            if (stopped.getAsBoolean()) {
                return;
            }
            container.start();
        }
        LOG.atInfo()
                .addKeyValue("listeners", registry.getListenerContainerIds())
                .log("Listening");
    }
}
