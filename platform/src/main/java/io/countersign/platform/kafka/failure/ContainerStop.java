package io.countersign.platform.kafka.failure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Stops a listener container whose failures show a faulty release rather than a bad record. */
final class ContainerStop {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStop.class);

    private ContainerStop() {}

    /** Returns whether {@code failure} stops the container. It stops in another thread, as it waits for its consumers. */
    static boolean isDueTo(Throwable failure, MessageListenerContainer container) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DocumentErrorLimitException) {
                LOG.atError()
                        .addKeyValue("listener", container.getListenerId())
                        .addKeyValue("cause", cause.getMessage())
                        .log("Listener stopped");
                Thread.ofVirtual().name("listener-stop").start(() -> container.stopAbnormally(() -> {}));
                return true;
            }
        }
        return false;
    }
}
