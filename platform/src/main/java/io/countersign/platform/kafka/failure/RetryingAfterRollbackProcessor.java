package io.countersign.platform.kafka.failure;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.MessageListenerContainer;

/** What {@link RetryingErrorHandler} does, for a listener whose batches are Kafka transactions. */
public final class RetryingAfterRollbackProcessor extends DefaultAfterRollbackProcessor<String, byte[]> {

    public RetryingAfterRollbackProcessor() {
        super(RetryBackOff.create());
    }

    @Override
    public void process(
            List<ConsumerRecord<String, byte[]>> records,
            Consumer<String, byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception exception,
            boolean recoverable,
            EOSMode eosMode) {
        if (container != null) {
            var _ = ContainerStop.isDueTo(exception, container);
        }
        super.process(records, consumer, container, exception, recoverable, eosMode);
    }
}
