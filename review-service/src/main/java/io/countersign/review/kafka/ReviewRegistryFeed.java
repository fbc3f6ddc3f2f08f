package io.countersign.review.kafka;

import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.service.registry.RegistryRecord;
import io.countersign.service.registry.RegistryRecordReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Brings the registry in memory up to date with its topic. */
final class ReviewRegistryFeed {

    private final RegistryRecordReader reader;
    private final NameRegistry registry;

    ReviewRegistryFeed(JsonMapper json, NameRegistry registry) {
        this.reader = new RegistryRecordReader(json);
        this.registry = registry;
    }

    void on(ConsumerRecord<String, byte[]> record) {
        reader.read(record).ifPresent(this::on);
    }

    private void on(RegistryRecord entry) {
        if (entry.approved() == null) {
            registry.remove(entry.account(), entry.signature());
        } else {
            registry.put(entry.approved());
        }
    }
}
