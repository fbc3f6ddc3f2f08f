package io.countersign.intake.domain.evaluation;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.id;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Region;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.memory.InMemoryViews;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldSignaturesTest {

    private final InMemoryViews views = new InMemoryViews();

    HeldSignaturesTest() {
        views.merge(List.of(
                View.of(id(1), submitted(1, 1, "Old")),
                View.of(id(1), approved(1, 1)),
                View.of(id(1), submitted(1, 2, "Refused")),
                View.of(id(1), rejected(1, 2)),
                View.of(id(1), submitted(1, 3, "New")),
                View.of(id(2), submitted(2, 1, "Waiting")),
                View.of(id(3), submitted(3, 1, "Ended")),
                View.of(id(3), rejected(3, 1)),
                View.of(id(4), submitted(4, 1, "Rejected")),
                View.of(id(4), rejected(4, 1)),
                View.of(id(4), submitted(4, 2, "Again"))));
    }

    private HeldSignatures held() {
        return HeldSignatures.of(ACME, views);
    }

    private Optional<Long> holder(String name) {
        return held().holder(name, Region.GLOBAL, Optional.empty())
                .map(holding -> holding.signature().value());
    }

    @Test
    void areThoseThatWaitOrAreApproved() {
        assertThat(held().used()).isEqualTo(3);
        assertThat(held().holds(id(1))).isTrue();
        assertThat(held().holds(id(2))).isTrue();
        assertThat(held().holds(id(3))).isFalse();
    }

    @Test
    void holdTheNameOfTheirStatusAndTheNamesThatWait() {
        assertThat(holder("Old")).contains(1L);
        assertThat(holder("New")).contains(1L);
        assertThat(holder("Again")).contains(4L);
        assertThat(holder("Refused")).isEmpty();
        assertThat(holder("Rejected")).isEmpty();
        assertThat(holder("Ended")).isEmpty();
    }

    @Test
    void holdANameAgainstOthersOfTheRegionOnly() {
        assertThat(held().holder("Waiting", Region.GLOBAL, Optional.of(id(2)))).isEmpty();
        assertThat(held().holder("Waiting", Region.GLOBAL, Optional.of(id(1)))).isPresent();
        assertThat(held().holder("Waiting", Region.DOMESTIC, Optional.empty())).isEmpty();
    }

    @Test
    void leaveTheIndexOnceEnded() {
        held();

        assertThat(views.held(ACME)).extracting(View::id).containsExactlyInAnyOrder(id(1), id(2), id(4));
    }
}
