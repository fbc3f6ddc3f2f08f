package io.countersign.service.registry;

import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.UnreadableRecordException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of the registry's topic. */
public final class RegistryRecordReader {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRecordReader.class);

    private final JsonCodec<ApprovedSignature> codec;

    public RegistryRecordReader(JsonMapper json) {
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
    }

    /** Empty, with a warning, for what is no entry. */
    public Optional<RegistryRecord> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(
                    record.value() == null
                            ? RegistryRecord.removed(record.key())
                            : RegistryRecord.usable(codec.read(record.value())));
        } catch (UnreadableRecordException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException bad) {
            LOG.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("The registry skips what is no entry");
            return Optional.empty();
        }
    }
}
