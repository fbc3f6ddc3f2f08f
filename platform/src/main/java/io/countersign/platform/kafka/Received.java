package io.countersign.platform.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A value with the record that brought it. */
public record Received<T>(ConsumerRecord<String, byte[]> origin, T value) {}
