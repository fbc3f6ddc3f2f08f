package io.countersign.intake.store;

import io.countersign.intake.domain.view.ViewStore;
import io.countersign.intake.memory.InMemoryAccounts;
import io.countersign.intake.memory.InMemoryAppeals;
import io.countersign.intake.memory.InMemoryCertificates;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIdBlocks;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemoryLimits;
import io.countersign.intake.memory.InMemoryViews;

class InMemoryTest implements ViewStoreContract, RecordsContract {

    private final ViewStore views = new InMemoryViews();
    private final Stores stores = new Stores(
            new InMemoryIdBlocks(),
            new InMemoryCounters(),
            new InMemoryKeys(),
            new InMemoryAccounts(),
            new InMemoryCertificates(),
            new InMemoryAppeals(),
            new InMemoryLimits());

    @Override
    public ViewStore store() {
        return views;
    }

    @Override
    public Stores stores() {
        return stores;
    }
}
