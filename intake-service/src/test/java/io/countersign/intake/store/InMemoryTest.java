package io.countersign.intake.store;

import io.countersign.intake.memory.InMemoryAccounts;
import io.countersign.intake.memory.InMemoryCertificates;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIdBlocks;
import io.countersign.intake.memory.InMemoryKeys;

class InMemoryTest implements RecordsContract {

    private final Stores stores = new Stores(
            new InMemoryIdBlocks(),
            new InMemoryCounters(),
            new InMemoryKeys(),
            new InMemoryAccounts(),
            new InMemoryCertificates());

    @Override
    public Stores stores() {
        return stores;
    }
}
