package io.countersign.embedded.store.storage;

import java.util.function.Supplier;

/** Executes reads and writes of documents. */
public interface StorageAccess extends AutoCloseable {

    <T> T read(Supplier<T> work);

    <T> T write(Supplier<T> work);

    @Override
    void close();

    /** Without a disk there is nothing to wait for. */
    StorageAccess IN_MEMORY = new StorageAccess() {
        @Override
        public <T> T read(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T write(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void close() {
            // The memory is released with the backend.
        }
    };
}
