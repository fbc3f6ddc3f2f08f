package io.countersign.quota.kafka;

import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.store.AccountRegistrationStore.AccountRegistration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps to which platform each account is registered, as the records of {@link #topic} say. */
@Component
final class AccountRecords {

    private final String topic;
    private final AccountRegistrationStore registrations;
    private final BatchHandler<CloudEvent<AccountEvent>> reader;

    AccountRecords(AccountRegistrationStore registrations, Topics topics, DeadLetters deadLetters, JsonMapper json) {
        this.topic = topics.accounts();
        this.registrations = registrations;
        this.reader = new BatchHandler<>(
                new JsonCodec<>(json, new TypeReference<>() {}), CloudEvent::isInPlace, deadLetters, _ -> false);
    }

    /** A store that was lost is filled again, whatever the group has committed. */
    void onAssigned(Set<TopicPartition> partitions, ConsumerSeekCallback callback) {
        if (registrations.isEmpty()) {
            callback.seekToBeginning(partitions.stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .toList());
        }
    }

    /** Handles those of the topic and returns the others. */
    List<ConsumerRecord<String, byte[]>> handle(List<ConsumerRecord<String, byte[]>> records) {
        var own = records.stream().filter(one -> one.topic().equals(topic)).toList();
        reader.handle(own, this::save);
        return records.stream().filter(one -> !one.topic().equals(topic)).toList();
    }

    private void save(List<ReceivedEvent<CloudEvent<AccountEvent>>> events) {
        registrations.save(events.stream()
                .map(received -> registration(received.value().data()))
                .toList());
    }

    private static AccountRegistration registration(AccountEvent event) {
        return switch (event) {
            case AccountRegistered(var account, var platform, var version) ->
                new AccountRegistration(account.value(), platform, version);
        };
    }
}
