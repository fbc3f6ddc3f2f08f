package io.countersign.review.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.Topics;
import io.countersign.platform.kafka.NotAcknowledged;
import io.countersign.review.domain.Outbox;
import io.countersign.review.domain.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Publishes the stored bytes, so that a repeat is byte-equal. */
@Component
class DecisionsTopic implements Outbox {

    private final KafkaOperations<String, byte[]> template;
    private final String topic;

    DecisionsTopic(KafkaOperations<String, byte[]> template, Topics topics) {
        this.template = template;
        this.topic = topics.decisions();
    }

    @Override
    public void publish(List<Published> events) {
        if (events.isEmpty()) {
            return;
        }
        var sent = new ArrayList<CompletableFuture<?>>(events.size());
        try {
            events.forEach(event -> sent.add(template.send(producerRecord(event))));
            template.flush();
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw new NotAcknowledged(topic, failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private ProducerRecord<String, byte[]> producerRecord(Published event) {
        var producerRecord = new ProducerRecord<String, byte[]>(
                topic, event.account().value(), event.body().getBytes(UTF_8));
        producerRecord.headers().add(CloudEvent.ID_HEADER, event.id().getBytes(UTF_8));
        producerRecord.headers().add(CloudEvent.SUBJECT_HEADER, event.subject().getBytes(UTF_8));
        return producerRecord;
    }
}
