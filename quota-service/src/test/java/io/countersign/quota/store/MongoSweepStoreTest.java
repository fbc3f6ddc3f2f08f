package io.countersign.quota.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MongoSweepStoreTest {

    private final MongoSweepStore log = new MongoSweepStore(TestDatabase.TEMPLATE);

    @Test
    void aPartitionIsSweptOnceADay() {
        log.swept(Set.of(1, 2), 20_000);
        log.swept(Set.of(2), 20_001);

        var unswept = log.unswept(Set.of(1, 2, 3), 20_001);

        assertThat(unswept).containsExactlyInAnyOrder(1, 3);
    }
}
