package io.countersign.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskIndexTest extends IndexContract {

    @TempDir
    static Path dir;

    private final EmbeddedStore store = EmbeddedStore.onDisk(dir.resolve(System.nanoTime() + ".mv"), 0);

    @Override
    String uri() {
        return store.uri();
    }

    @Override
    void stop() {
        store.close();
    }
}
