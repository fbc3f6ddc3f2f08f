package io.countersign.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.workload.ApplicationGenerator.Fate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplicationGeneratorTest {

    @Test
    void areMixedFourToThreeToThree() {
        var fates = IntStream.range(0, 1_000).mapToObj(Fate::of).toList();

        assertThat(fates).filteredOn(Fate.APPROVED::equals).hasSize(400);
        assertThat(fates).filteredOn(Fate.REJECTED::equals).hasSize(300);
        assertThat(fates).filteredOn(Fate.REVIEWED::equals).hasSize(300);
    }

    @Test
    void giveEveryAccountItsTurn() {
        var accounts = new BenchmarkAccounts(BenchmarkAccounts.DEFAULT_COUNT);

        var turns = IntStream.range(0, BenchmarkAccounts.DEFAULT_COUNT).map(accounts::at);

        assertThat(turns.distinct().count()).isEqualTo(BenchmarkAccounts.DEFAULT_COUNT);
    }
}
