package io.countersign.platform.kafka.failure;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Retries a failed batch in place, without limit and for every exception: the framework's own list of fatal exceptions
 * would skip records. Only a {@link DocumentErrorLimitException} ends the retries: it stops the container, and the
 * batch stays uncommitted.
 */
public final class RetryingErrorHandler extends DefaultErrorHandler {

    public RetryingErrorHandler() {
        super(
                (skipped, cause) -> {
                    throw new IllegalStateException("a record is never skipped", cause);
                },
                RetryBackOff.create());
        setClassifications(Map.of(), true);
        setResetStateOnExceptionChange(false);
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        if (ContainerStop.isDueTo(thrown, container)) {
            throw new KafkaException("Container stopped", thrown);
        }
        super.handleBatch(thrown, records, consumer, container, () -> retry(invokeListener, container));
    }

    /** The retry loop ends by itself when the container no longer runs. */
    private static void retry(Runnable invokeListener, MessageListenerContainer container) {
        try {
            invokeListener.run();
        } catch (RuntimeException failure) {
            var _ = ContainerStop.isDueTo(failure, container);
            throw failure;
        }
    }
}
