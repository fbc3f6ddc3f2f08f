package io.countersign.quota.domain.ledger;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void aSignatureTakesOneSlotWhateverTheNumberOfItsRevisions() {
        var ledger = Ledger.fresh(ACME, 50)
                .hold(held(1, 1, "A", NOON))
                .hold(held(1, 2, "B", NOON))
                .hold(held(2, 1, "C", NOON));

        assertThat(ledger.used()).isEqualTo(2);
    }

    @Test
    void aSlotIsTakenUntilTheLastRevisionIsReleased() {
        var ledger = Ledger.fresh(ACME, 50).hold(held(1, 1, "A", NOON)).hold(held(1, 2, "B", NOON));

        var once = ledger.release(id(1), 1, NOON);
        var twice = once.release(id(1), 2, NOON);

        assertThat(once.used()).isEqualTo(1);
        assertThat(twice.used()).isZero();
        assertThat(twice.settled())
                .containsExactly(new Settled.Released(id(1), 1, NOON), new Settled.Released(id(1), 2, NOON));
    }

    @Test
    void remembersTheNewestHundredSettledRevisions() {
        var ledger = Ledger.fresh(ACME, 50);
        for (int revision = 1; revision <= 101; revision++) {
            ledger = ledger.settle(new Settled.Refused(id(1), revision, NOON, List.of()));
        }

        assertThat(ledger.settled()).hasSize(100);
        assertThat(ledger.settled(id(1), 1)).isEmpty();
        assertThat(ledger.settled(id(1), 101)).isPresent();
    }

    @Test
    void showsAHolderByItsNewestRevisionUnlessOneIsApproved() {
        var ledger = Ledger.fresh(ACME, 50)
                .hold(held(1, 2, "New", NOON.plusSeconds(9)))
                .hold(held(1, 1, "Old", NOON))
                .hold(held(2, 1, "First", NOON))
                .hold(held(2, 2, "Second", NOON))
                .approve(id(2), 1);

        assertThat(ledger.holders())
                .containsExactly(
                        new Holder(id(1), Region.GLOBAL, "Old", List.of(1, 2), false, NOON),
                        new Holder(id(2), Region.GLOBAL, "First", List.of(1, 2), true, NOON));
    }

    @Test
    void comparesNamesWithinARegionAndWithoutCase() {
        var ledger = Ledger.fresh(ACME, 50).hold(held(1, 1, "Acme", NOON));

        assertThat(ledger.otherHolder(NameKey.of("ACME"), Region.GLOBAL, id(2))).contains(id(1));
        assertThat(ledger.otherHolder(NameKey.of("ACME"), Region.GLOBAL, id(1))).isEmpty();
        assertThat(ledger.otherHolder(NameKey.of("ACME"), Region.DOMESTIC, id(2)))
                .isEmpty();
    }

    @Test
    void refusesALimitThatItCannotHold() {
        assertThatThrownBy(() -> Ledger.fresh(ACME, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ledger.fresh(ACME, 1001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ledger(ACME, -1, 50, null, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Held held(long signature, int revision, String name, Instant since) {
        return new Held(id(signature), revision, Region.GLOBAL, name, NameKey.of(name), false, since);
    }
}
