package io.countersign.intake.memory;

import io.countersign.intake.domain.allocation.IdBlockStore;
import java.util.concurrent.atomic.AtomicLong;

public final class InMemoryIdBlocks implements IdBlockStore {

    private final AtomicLong next = new AtomicLong(1);

    @Override
    public long reserve(int count) {
        return next.getAndAdd(count);
    }
}
