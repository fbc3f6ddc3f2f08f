package io.countersign.intake.memory;

import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import java.util.concurrent.ConcurrentHashMap;

public class InMemoryCounters implements RevisionCounterStore {

    protected final ConcurrentHashMap<SignatureId, Integer> modifications = new ConcurrentHashMap<>();

    @Override
    public int read(SignatureId signature) {
        return modifications.getOrDefault(signature, 0);
    }

    @Override
    public boolean raise(SignatureId signature, int from) {
        return from == 0
                ? modifications.putIfAbsent(signature, 1) == null
                : modifications.replace(signature, from, from + 1);
    }
}
