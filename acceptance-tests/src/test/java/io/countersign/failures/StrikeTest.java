package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrikeTest {

    @Test
    void everyFaultHitsEverythingItMayOnceBeforeAnythingRepeats() {
        var all = Stream.of(Fault.values())
                .flatMap(fault -> fault.targets().stream().map(target -> new Strike(fault, target)))
                .toList();

        var deck = Strike.deck(_ -> true, new Random(1));

        assertThat(deck.subList(0, all.size())).containsExactlyInAnyOrderElementsOf(all);
        assertThat(deck).contains(new Strike(Fault.REPLAY, "intake"), new Strike(Fault.FREEZE, "notification"));
    }

    @Test
    void whatIsNotPossibleIsLeftOut() {
        assertThat(Strike.deck(fault -> fault != Fault.FULL_DISK, new Random(1)))
                .extracting(Strike::fault)
                .contains(Fault.KILL_BROKER)
                .doesNotContain(Fault.FULL_DISK);
    }

    @Test
    void theSeedGivesTheOrder() {
        assertThat(Strike.deck(_ -> true, new Random(41))).isEqualTo(Strike.deck(_ -> true, new Random(41)));
        assertThat(new HashSet<>(Stream.of(41, 42, 43)
                        .map(seed -> Strike.deck(_ -> true, new Random(seed)))
                        .toList()))
                .hasSize(3);
    }
}
