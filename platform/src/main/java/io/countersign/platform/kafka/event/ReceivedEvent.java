package io.countersign.platform.kafka.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A value with the record that brought it. */
public record ReceivedEvent<T>(ConsumerRecord<String, byte[]> origin, T value) {}
