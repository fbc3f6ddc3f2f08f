package io.countersign.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {

    private static final int STEPS = 200;
    private static final int MAX_SEEDS = 20_000;
    private static final KnownSeeds KNOWN_SEEDS = KnownSeeds.read();

    @Test
    void noSeedFindsAViolation() {
        assertThat(violations(2_000, seed -> Setting.of(seed, STEPS))).isEmpty();
    }

    @Test
    void noSeedFindsAViolationWhereQuotaForgetsAtOnceAndOnlyTheSweepRepairs() {
        assertThat(violations(1_000, seed -> Setting.of(seed, STEPS).forgetful()))
                .isEmpty();
    }

    private static List<String> violations(long seeds, LongFunction<Setting> settings) {
        return LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(settings)
                .flatMap(setting -> Simulation.run(setting).map(what -> setting + ": " + what).stream())
                .toList();
    }

    @Test
    void theSweepRepairsOnlyWhatAShortMemoryForgot() {
        assertThat(violations(500, seed -> Setting.unswept(seed, STEPS))).isEmpty();
    }

    static Stream<Arguments> absences() {
        return Stream.of(Guard.values())
                .flatMap(
                        guard -> guard.violations().stream().sorted().map(violation -> Arguments.of(guard, violation)));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void eachGuardTakenAwayIsFoundByWhatItGuardsAgainst(Guard guard, String violation) {
        var known = KNOWN_SEEDS.of(guard, violation).filter(seed -> finds(guard, seed, violation));

        var found = known.or(() -> search(guard, violation));

        assertThat(found)
                .as("some seed finds \"%s\" when %s is gone", violation, guard)
                .isPresent();
        found.ifPresent(seed -> KNOWN_SEEDS.record(guard, violation, seed));
    }

    private static Optional<Long> search(Guard guard, String violation) {
        return LongStream.rangeClosed(1, MAX_SEEDS)
                .parallel()
                .filter(seed -> finds(guard, seed, violation))
                .boxed()
                .findAny();
    }

    private static boolean finds(Guard guard, long seed, String violation) {
        return Simulation.run(Setting.without(guard, seed, STEPS))
                .filter(what -> what.startsWith(violation))
                .isPresent();
    }

    @AfterAll
    static void writeSeeds() {
        KNOWN_SEEDS.writeIfChanged(Path.of("target", KnownSeeds.FILE));
    }

    /** Seeds in which the clock moves on while a claim is carried out. */
    @Test
    void anAbsenceThatEndsDuringAClaimIsNoViolation() {
        assertThat(LongStream.of(6_617, 8_515, 9_346).mapToObj(seed -> Simulation.run(Setting.of(seed, STEPS))))
                .allSatisfy(violation -> assertThat(violation).isEmpty());
    }

    @Test
    void unexpectedTransitionsAreReported() {
        var impossible = new Setting(1, STEPS, -1, Set.of());

        var found = Simulation.run(impossible);

        assertThat(found).hasValueSatisfying(what -> assertThat(what).startsWith("unexpected: java.lang"));
    }

    /** Every JVM orders sets and maps in its own way: where a run depends on that, this number differs now and then. */
    @Test
    void aSeedReplaysExactlyInEveryJvm() {
        assertThat(Simulation.trace(Setting.of(7, STEPS))).isEqualTo(5706856491938543340L);
        assertThat(Simulation.trace(Setting.of(9, 10 * STEPS).forgetful())).isEqualTo(8548384308412799005L);
    }

    @Test
    void aSeedReplaysExactly() {
        var setting = Setting.without(Guard.LEDGER_COMPARED_AND_SET, firstThatFails(), STEPS);

        var again = Simulation.run(setting);

        assertThat(again).isPresent().isEqualTo(Simulation.run(setting));
    }

    private static long firstThatFails() {
        return LongStream.rangeClosed(1, MAX_SEEDS)
                .filter(seed -> Simulation.run(Setting.without(Guard.LEDGER_COMPARED_AND_SET, seed, STEPS))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
