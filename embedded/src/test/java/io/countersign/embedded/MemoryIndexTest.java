package io.countersign.embedded;

import org.jspecify.annotations.Nullable;

/** In memory, or on the server that the environment names, to show that the contract describes MongoDB. */
class MemoryIndexTest extends IndexContract {

    private static final @Nullable String SERVER = System.getenv("COUNTERSIGN_TEST_MONGODB_URI");

    private @Nullable EmbeddedStore store;

    @Override
    String uri() {
        if (SERVER != null) {
            return SERVER;
        }
        store = EmbeddedStore.inMemory(0);
        return store.uri();
    }

    @Override
    void stop() {
        if (store != null) {
            store.close();
        }
    }
}
