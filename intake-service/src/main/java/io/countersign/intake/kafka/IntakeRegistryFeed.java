package io.countersign.intake.kafka;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.intake.domain.evaluation.InMemorySignatureRegistry;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.UnreadableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings the registry in memory up to date with its topic. What an account for trying out holds is never sent with. */
final class IntakeRegistryFeed {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeRegistryFeed.class);

    private final JsonCodec<ApprovedSignature> codec;
    private final InMemorySignatureRegistry registry;

    IntakeRegistryFeed(JsonMapper json, InMemorySignatureRegistry registry) {
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.registry = registry;
    }

    void on(ConsumerRecord<String, byte[]> entry) {
        try {
            if (entry.value() == null) {
                registry.remove(SignatureId.of(entry.key().substring(entry.key().lastIndexOf('/') + 1)));
            } else {
                put(codec.read(entry.value()));
            }
        } catch (UnreadableRecordException | IllegalArgumentException | NullPointerException unreadable) {
            LOG.atWarn()
                    .addKeyValue("partition", entry.partition())
                    .addKeyValue("offset", entry.offset())
                    .log("The registry skips what is no entry");
        }
    }

    private void put(ApprovedSignature approved) {
        if (!approved.test()) {
            registry.put(approved.signature(), approved.account(), approved.region(), approved.name());
        }
    }
}
