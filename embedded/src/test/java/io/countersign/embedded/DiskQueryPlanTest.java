package io.countersign.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskQueryPlanTest extends QueryPlanContract {

    @TempDir
    static Path dir;

    @Override
    EmbeddedStore open() {
        return EmbeddedStore.onDisk(dir.resolve("plans.mv"), 0);
    }
}
