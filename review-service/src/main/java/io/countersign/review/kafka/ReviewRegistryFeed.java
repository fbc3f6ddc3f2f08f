package io.countersign.review.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.UnreadableRecordException;
import io.countersign.review.domain.registry.NameRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings the registry in memory up to date with its topic. */
final class ReviewRegistryFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewRegistryFeed.class);

    private final JsonCodec<ApprovedSignature> codec;
    private final NameRegistry registry;

    ReviewRegistryFeed(JsonMapper json, NameRegistry registry) {
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.registry = registry;
    }

    void on(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                int slash = record.key().lastIndexOf('/');
                registry.remove(
                        new AccountId(record.key().substring(0, slash)),
                        SignatureId.of(record.key().substring(slash + 1)));
            } else {
                registry.put(codec.read(record.value()));
            }
        } catch (UnreadableRecordException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException bad) {
            LOG.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("The registry skips what is no entry");
        }
    }
}
