package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultInjectionTest {

    @Test
    void everyFaultHitsEverythingItMayOnceBeforeAnythingRepeats() {
        var all = Stream.of(Fault.values())
                .flatMap(fault -> fault.targets().stream().map(target -> new FaultInjection(fault, target)))
                .toList();

        var schedule = FaultInjection.schedule(_ -> true, new Random(1));

        assertThat(schedule.subList(0, all.size())).containsExactlyInAnyOrderElementsOf(all);
        assertThat(schedule)
                .contains(new FaultInjection(Fault.REPLAY, "intake"), new FaultInjection(Fault.FREEZE, "notification"));
    }

    @Test
    void whatIsNotPossibleIsLeftOut() {
        assertThat(FaultInjection.schedule(fault -> fault != Fault.FULL_DISK, new Random(1)))
                .extracting(FaultInjection::fault)
                .contains(Fault.KILL_BROKER)
                .doesNotContain(Fault.FULL_DISK);
    }

    @Test
    void theSeedGivesTheOrder() {
        assertThat(FaultInjection.schedule(_ -> true, new Random(41)))
                .isEqualTo(FaultInjection.schedule(_ -> true, new Random(41)));
        assertThat(new HashSet<>(Stream.of(41, 42, 43)
                        .map(seed -> FaultInjection.schedule(_ -> true, new Random(seed)))
                        .toList()))
                .hasSize(3);
    }
}
