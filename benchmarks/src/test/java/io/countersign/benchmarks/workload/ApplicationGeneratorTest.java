package io.countersign.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.workload.ApplicationGenerator.ExpectedOutcome;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplicationGeneratorTest {

    @Test
    void areMixedFourToThreeToThree() {
        var expectedOutcomes =
                IntStream.range(0, 1_000).mapToObj(ExpectedOutcome::of).toList();

        assertThat(expectedOutcomes)
                .filteredOn(ExpectedOutcome.APPROVED::equals)
                .hasSize(400);
        assertThat(expectedOutcomes)
                .filteredOn(ExpectedOutcome.REJECTED::equals)
                .hasSize(300);
        assertThat(expectedOutcomes)
                .filteredOn(ExpectedOutcome.REVIEWED::equals)
                .hasSize(300);
    }

    @Test
    void giveEveryAccountItsTurn() {
        var accounts = new BenchmarkAccounts(BenchmarkAccounts.DEFAULT_COUNT);

        var turns = IntStream.range(0, BenchmarkAccounts.DEFAULT_COUNT).map(accounts::at);

        assertThat(turns.distinct().count()).isEqualTo(BenchmarkAccounts.DEFAULT_COUNT);
    }
}
