package io.countersign.benchmarks.work;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.ApprovedSignature;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Signatures of accounts that apply for nothing, as the registry has them. */
public final class Approved {

    private static final int PER_ACCOUNT = 50;

    private Approved() {}

    /**
     * The record of one.
     *
     * @param number tells its name; the last names there are, which no application of a run comes to
     */
    public static ProducerRecord<String, byte[]> record(String topic, long id, int number) {
        var account = new AccountId("stored-" + number / PER_ACCOUNT);
        var signature = new SignatureId(id);
        var approved = new ApprovedSignature(
                account,
                signature,
                1,
                Region.GLOBAL,
                Names.name(Names.COUNT - 1 - number),
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
