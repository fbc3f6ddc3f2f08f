package io.countersign.notification.kafka;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.Topics;
import io.countersign.notification.domain.NoticeIssuer;
import io.countersign.platform.kafka.BatchHandler;
import io.countersign.platform.kafka.ReceivedEvent;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tells every outcome; the batch is committed once the broker has all of its notices. */
@Component
class DecisionsListener {

    private final BatchHandler<CloudEvent<DecisionEvent>> reader;
    private final NoticeIssuer telling;
    private final KafkaNoticePublisher publisher;

    DecisionsListener(
            BatchHandler<CloudEvent<DecisionEvent>> reader, NoticeIssuer telling, KafkaNoticePublisher publisher) {
        this.reader = reader;
        this.telling = telling;
        this.publisher = publisher;
    }

    @KafkaListener(id = "decisions", idIsGroup = false, topics = "${countersign.prefix:}" + Topics.DECISIONS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::tell);
    }

    private void tell(List<ReceivedEvent<CloudEvent<DecisionEvent>>> received) {
        publisher.publish(telling.on(received.stream().map(ReceivedEvent::value).toList()));
    }
}
