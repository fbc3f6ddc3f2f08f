package io.countersign.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    private static final int STEPS = 200;
    private static final int ENOUGH = 20_000;

    @Test
    void noSeedFindsAViolation() {
        assertThat(violations(2_000, false)).isEmpty();
    }

    @Test
    void noSeedFindsAViolationWhereQuotaForgetsAtOnceAndOnlyTheSweepRepairs() {
        assertThat(violations(1_000, true)).isEmpty();
    }

    private static List<String> violations(long seeds, boolean forgetful) {
        return LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> Setting.of(seed, STEPS))
                .map(setting -> forgetful ? setting.forgetful() : setting)
                .flatMap(setting -> Simulation.run(setting).map(what -> setting + ": " + what).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void eachGuardTakenAwayIsFound(Guard guard) {
        var found = LongStream.rangeClosed(1, ENOUGH)
                .parallel()
                .mapToObj(seed -> Simulation.run(Setting.without(guard, seed, STEPS)))
                .filter(Optional::isPresent)
                .findAny();

        assertThat(found).as("some seed finds that " + guard + " is gone").isPresent();
    }

    @Test
    void aSeedReplaysExactly() {
        var setting = Setting.without(Guard.LEDGER_COMPARED_AND_SET, firstThatFails(), STEPS);

        var again = Simulation.run(setting);

        assertThat(again).isPresent().isEqualTo(Simulation.run(setting));
    }

    private static long firstThatFails() {
        return LongStream.rangeClosed(1, ENOUGH)
                .filter(seed -> Simulation.run(Setting.without(Guard.LEDGER_COMPARED_AND_SET, seed, STEPS))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
