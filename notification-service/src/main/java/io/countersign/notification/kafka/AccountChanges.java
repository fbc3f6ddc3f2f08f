package io.countersign.notification.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.notification.domain.endpoint.EndpointRegistration;
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

/** Keeps to which platform each account is registered, and removes the endpoint of a platform whose relation has ended. */
@Component
class AccountChanges {

    private final String topic;
    private final AccountRegistrationStore registrations;
    private final EndpointRegistration endpoints;
    private final BatchHandler<CloudEvent<AccountEvent>> reader;

    AccountChanges(
            AccountRegistrationStore registrations,
            Topics topics,
            EndpointRegistration endpoints,
            DeadLetters deadLetters,
            JsonMapper json) {
        this.topic = topics.accounts();
        this.registrations = registrations;
        this.endpoints = endpoints;
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
        reader.handle(own, events -> events.stream().map(ReceivedEvent::value).forEach(this::apply));
        return records.stream().filter(one -> !one.topic().equals(topic)).toList();
    }

    private void apply(CloudEvent<AccountEvent> event) {
        switch (event.data()) {
            case AccountRegistered(var account, var platform, var version) ->
                apply(account, new AccountRegistration(account.value(), platform, version));
        }
    }

    /** The registration is stored first: a PUT that writes an endpoint afterwards looks at it once more. */
    private void apply(AccountId account, AccountRegistration registration) {
        registrations.save(registration);
        var current = registrations.find(registration.account());
        endpoints.endRelation(account, current == null ? null : current.platform());
    }
}
