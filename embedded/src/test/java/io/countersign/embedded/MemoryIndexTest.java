package io.countersign.embedded;

class MemoryIndexTest extends IndexContract {

    private final EmbeddedStore store = EmbeddedStore.inMemory(0);

    @Override
    String uri() {
        return store.uri();
    }

    @Override
    void stop() {
        store.close();
    }
}
