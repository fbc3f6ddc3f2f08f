package io.countersign.embedded;

class MemoryQueryPlanTest extends QueryPlanContract {

    @Override
    EmbeddedStore open() {
        return EmbeddedStore.inMemory(0);
    }
}
