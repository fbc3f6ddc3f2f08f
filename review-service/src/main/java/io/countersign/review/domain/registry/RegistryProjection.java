package io.countersign.review.domain.registry;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives the registry's record of a signature from its case as it is now, not from the decision that was read. */
public final class RegistryProjection {

    private final CaseStore store;

    public RegistryProjection(CaseStore store) {
        this.store = store;
    }

    /** The registry's entry under one key; null if the signature may not be used. */
    public record Entry(
            AccountId account,
            SignatureId signature,
            @Nullable ApprovedSignature approved) {

        public String key() {
            return ApprovedSignature.key(account, signature);
        }
    }

    /** One entry for each signature that these decisions may have changed. */
    public List<Entry> entries(List<CloudEvent<DecisionEvent>> decisions) {
        var accounts = new LinkedHashMap<SignatureId, AccountId>();
        decisions.stream()
                .filter(decision -> isOfInterest(decision.data()))
                .forEach(decision -> accounts.put(decision.data().signature(), decision.accountid()));
        if (accounts.isEmpty()) {
            return List.of();
        }
        var cases = store.load(accounts.keySet());
        return accounts.entrySet().stream()
                .map(known -> entry(known.getValue(), known.getKey(), cases.get(known.getKey())))
                .toList();
    }

    private static boolean isOfInterest(DecisionEvent decision) {
        return switch (decision) {
            case SignatureApproved _, SignatureRetired _ -> true;
            case Outcome _, Progress _ -> false;
        };
    }

    private static Entry entry(AccountId account, SignatureId signature, @Nullable Case known) {
        return new Entry(account, signature, known == null ? null : known.usable());
    }
}
