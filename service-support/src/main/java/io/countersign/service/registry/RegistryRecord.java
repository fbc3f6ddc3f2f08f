package io.countersign.service.registry;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.snapshot.ApprovedSignature;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of the registry's topic, about one signature.
 *
 * @param approved null if the signature may not be used
 */
public record RegistryRecord(
        AccountId account, SignatureId signature, @Nullable ApprovedSignature approved) {

    public static List<ApprovedSignature> approved(Collection<RegistryRecord> records) {
        return records.stream()
                .flatMap(one -> Stream.ofNullable(one.approved()))
                .toList();
    }

    public static List<SignatureId> removed(Collection<RegistryRecord> records) {
        return records.stream()
                .filter(one -> one.approved() == null)
                .map(RegistryRecord::signature)
                .toList();
    }

    static RegistryRecord usable(ApprovedSignature approved) {
        return new RegistryRecord(approved.account(), approved.signature(), approved);
    }

    /** @throws RuntimeException if the key is not that of an entry */
    static RegistryRecord removed(String key) {
        int slash = key.lastIndexOf('/');
        return new RegistryRecord(
                new AccountId(key.substring(0, slash)), SignatureId.of(key.substring(slash + 1)), null);
    }
}
