package io.countersign.benchmarks.workload;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.ApprovedSignature;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Records of the registry for accounts that do not apply. */
public final class RegistryRecords {

    private static final int PER_ACCOUNT = 50;

    private RegistryRecords() {}

    /**
     * The record of one approved signature.
     *
     * @param number selects the name, from the end of the generator's names, which applications of a run do not reach
     */
    public static ProducerRecord<String, byte[]> record(String topic, long id, int number) {
        var account = new AccountId("stored-" + number / PER_ACCOUNT);
        var signature = new SignatureId(id);
        var approved = new ApprovedSignature(
                account,
                signature,
                1,
                Region.GLOBAL,
                NameGenerator.name(NameGenerator.COUNT - 1 - number),
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                false,
                Instant.EPOCH);
        return new ProducerRecord<>(
                topic,
                ApprovedSignature.key(account, signature),
                JsonMapper.shared().writeValueAsBytes(approved));
    }
}
