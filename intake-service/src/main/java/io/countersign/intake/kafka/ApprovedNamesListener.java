package io.countersign.intake.kafka;

import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.platform.kafka.listener.ConsumerSettings;
import io.countersign.service.registry.RegistryRecord;
import io.countersign.service.registry.RegistryRecordReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the stored registry up to date with its topic. One instance reads a record, and offsets are committed after the
 * write: a start goes on where the group was.
 */
@Component
final class ApprovedNamesListener {

    private final RegistryRecordReader reader;
    private final SignatureRegistry registry;
    private final Counter entries;

    ApprovedNamesListener(JsonMapper json, SignatureRegistry registry, MeterRegistry meters) {
        this.reader = new RegistryRecordReader(json);
        this.registry = registry;
        this.entries = Counter.builder("countersign.registry.records")
                .description("Records of the registry's topic that this instance has read")
                .register(meters);
    }

    @KafkaListener(
            id = "approvedNames",
            idIsGroup = false,
            topics = "#{@topicNames.signatures()}",
            properties = ConsumerSettings.FIXED_ACCUMULATION_MS + ":50",
            containerPostProcessor = IntakeRegistryConfiguration.CONTROL_RECORDS,
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        var read = records.stream().flatMap(one -> reader.read(one).stream()).toList();
        registry.put(ApprovedName.of(RegistryRecord.approved(read)));
        registry.remove(RegistryRecord.removed(read));
        entries.increment(records.size());
    }
}
