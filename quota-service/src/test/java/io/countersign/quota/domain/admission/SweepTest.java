package io.countersign.quota.domain.admission;

import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1)).plusMillis(1);

    private final InMemoryQuota quota = new InMemoryQuota(1000);
    private final List<CloudEvent<AdmissionEvent>> asked = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final Sweep sweep = new Sweep(quota.store, new InMemorySweepLog(), events -> {
        asked.addAll(events);
        sizes.add(events.size());
    });

    @Test
    void asksForWhatIsHeldAndUndecidedForADay() {
        quota.reads(submitted(1, 1, "A"), submitted(2, 1, "B")).receives(approved(2, 1));

        sweep.run(Set.of(0), _ -> 0, NEXT_DAY);

        assertThat(asked).extracting(CloudEvent::id).containsExactly("questioned:1:1:20781");
    }

    @Test
    void asksForNothingYounger() {
        quota.reads(submitted(1, 1, "A"));

        sweep.run(Set.of(0), _ -> 0, NOON.plus(Duration.ofDays(1)));

        assertThat(asked).isEmpty();
    }

    @Test
    void asksOnceADayAndAgainTheNext() {
        quota.reads(submitted(1, 1, "A"));

        sweep.run(Set.of(0), _ -> 0, NEXT_DAY);
        sweep.run(Set.of(0), _ -> 0, NEXT_DAY.plusSeconds(600));
        sweep.run(Set.of(0), _ -> 0, NEXT_DAY.plus(Duration.ofDays(1)));

        assertThat(asked).extracting(CloudEvent::id).containsExactly("questioned:1:1:20781", "questioned:1:1:20782");
    }

    @Test
    void asksOnlyForAccountsOfItsOwnPartitions() {
        quota.reads(submitted(1, 1, "A"), submitted(new AccountId("other"), 2, 1, "B"));

        int count = sweep.run(Set.of(3, 4), account -> account.value().equals("other") ? 4 : 5, NEXT_DAY);

        assertThat(count).isEqualTo(1);
        assertThat(asked).extracting(event -> event.accountid().value()).containsExactly("other");
    }

    @Test
    void publishesSomeHundredAtATime() {
        for (int account = 0; account < 3; account++) {
            for (int n = 1; n <= 300; n++) {
                quota.reads(submitted(new AccountId("a" + account), account * 1000 + n, 1, "N" + n));
            }
        }

        int count = sweep.run(Set.of(0), _ -> 0, NEXT_DAY);

        assertThat(count).isEqualTo(900);
        assertThat(sizes).containsExactly(600, 300);
    }
}
