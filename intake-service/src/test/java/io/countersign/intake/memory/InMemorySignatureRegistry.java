package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.LookAlikes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Approved names in memory, found by the index that review uses. */
public final class InMemorySignatureRegistry implements SignatureRegistry {

    private final Map<SignatureId, ApprovedName> names = new ConcurrentHashMap<>();
    private final Set<SignatureId> removed = ConcurrentHashMap.newKeySet();
    private final LookAlikes index = new LookAlikes();
    private volatile boolean failsOnRemove;

    public void failOnRemove(boolean fails) {
        failsOnRemove = fails;
    }

    public void put(SignatureId signature, AccountId account, Region region, String name) {
        put(List.of(new ApprovedName(signature, account, region, name)));
    }

    @Override
    public synchronized void put(Collection<ApprovedName> more) {
        for (var name : more) {
            if (!removed.contains(name.signature()) && names.putIfAbsent(name.signature(), name) == null) {
                index.put(name.signature(), name.account(), name.name());
            }
        }
    }

    @Override
    public synchronized void remove(Collection<SignatureId> signatures) {
        if (failsOnRemove) {
            throw new IllegalStateException("store is gone");
        }
        for (var signature : signatures) {
            removed.add(signature);
            names.remove(signature);
            index.remove(signature);
        }
    }

    @Override
    public boolean isApproved(AccountId account, Region region, String name) {
        return names.values().stream()
                .anyMatch(one -> one.account().equals(account)
                        && one.region() == region
                        && one.name().equals(ApprovedName.normalized(name)));
    }

    @Override
    public List<Neighbour> near(String name, AccountId applicant) {
        return index.near(name, applicant);
    }
}
