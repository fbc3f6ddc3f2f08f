package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.util.LinkedHashMap;

/**
 * Signatures whose account was refused a further revision because they have as many as they may have. Their number never
 * falls and their owner never changes, so the refusal is final: repeating it reads no view, which is then at its largest. The
 * oldest are forgotten, which only costs a reading. In memory. Thread-safe.
 */
final class ExhaustedSignatures {

    static final int MAX_ENTRIES = 10_000;

    private final LinkedHashMap<SignatureId, AccountId> owners = new LinkedHashMap<>();

    synchronized void add(AccountId owner, SignatureId signature) {
        owners.put(signature, owner);
        while (owners.size() > MAX_ENTRIES) {
            owners.pollFirstEntry();
        }
    }

    synchronized boolean contain(AccountId owner, SignatureId signature) {
        return owner.equals(owners.get(signature));
    }
}
