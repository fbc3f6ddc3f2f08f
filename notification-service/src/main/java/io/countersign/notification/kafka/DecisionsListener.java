package io.countersign.notification.kafka;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.ReceivedEvent;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;

/** Reads accounts and decisions in one thread. A batch is committed once the broker has all of its notices. */
@Component
class DecisionsListener implements ConsumerSeekAware {

    private final AccountChanges accounts;
    private final BatchHandler<CloudEvent<DecisionEvent>> reader;
    private final NoticeIssuer issuer;
    private final KafkaNoticePublisher publisher;

    DecisionsListener(
            AccountChanges accounts,
            BatchHandler<CloudEvent<DecisionEvent>> reader,
            NoticeIssuer issuer,
            KafkaNoticePublisher publisher) {
        this.accounts = accounts;
        this.reader = reader;
        this.issuer = issuer;
        this.publisher = publisher;
    }

    @KafkaListener(
            id = "decisions",
            idIsGroup = false,
            topics = {"#{@topicNames.accounts()}", "#{@topicNames.decisions()}"})
    void on(List<ConsumerRecord<String, byte[]>> records) {
        var others = accounts.handle(records);
        reader.handle(others, this::issue);
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        accounts.onAssigned(assignments.keySet(), callback);
    }

    private void issue(List<ReceivedEvent<CloudEvent<DecisionEvent>>> received) {
        publisher.publish(issuer.on(received.stream().map(ReceivedEvent::value).toList()));
    }
}
