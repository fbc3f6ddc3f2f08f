package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signatures whose account was refused a further revision because they have as many as they may have. Their number never
 * falls and their owner never changes, so the refusal is final: repeating it reads no view, which is then at its largest. The
 * oldest are forgotten, which only costs a reading. In memory. Thread-safe.
 */
final class ExhaustedSignatures {

    static final int MAX_ENTRIES = 10_000;

    private final Map<SignatureId, AccountId> owners = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SignatureId, AccountId> eldest) {
            return size() > MAX_ENTRIES;
        }
    });

    void add(AccountId owner, SignatureId signature) {
        owners.put(signature, owner);
    }

    boolean contain(AccountId owner, SignatureId signature) {
        return owner.equals(owners.get(signature));
    }
}
