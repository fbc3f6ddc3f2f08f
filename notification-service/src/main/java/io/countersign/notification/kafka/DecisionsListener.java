package io.countersign.notification.kafka;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.Topics;
import io.countersign.notification.domain.Telling;
import io.countersign.platform.kafka.BatchReader;
import io.countersign.platform.kafka.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells every outcome; the batch is committed once the broker has all of its notices. */
@Component
class DecisionsListener {

    private final BatchReader<CloudEvent<DecisionEvent>> reader;
    private final Telling telling;
    private final NoticesPublisher publisher;

    DecisionsListener(BatchReader<CloudEvent<DecisionEvent>> reader, Telling telling, NoticesPublisher publisher) {
        this.reader = reader;
        this.telling = telling;
        this.publisher = publisher;
    }

    @KafkaListener(id = "decisions", idIsGroup = false, topics = "${countersign.prefix:}" + Topics.DECISIONS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::tell);
    }

    private void tell(List<Received<CloudEvent<DecisionEvent>>> received) {
        publisher.publish(telling.on(received.stream().map(Received::value).toList()));
    }
}
