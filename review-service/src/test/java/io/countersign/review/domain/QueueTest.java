package io.countersign.review.domain;

import static io.countersign.review.domain.Cases.CALENDAR;
import static io.countersign.review.domain.Cases.S1;
import static io.countersign.review.domain.Cases.S2;
import static io.countersign.review.domain.Cases.admitted;
import static io.countersign.review.domain.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.DeskAnswer.Leased;
import io.countersign.review.domain.DeskAnswer.Refused;
import io.countersign.review.domain.Queue.Filter;
import io.countersign.review.domain.Queue.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest {

    private static final Filter OPEN = new Filter(Waiting.OPEN, null);

    private final World world = new World();
    private final OpenCases index = new OpenCases(CALENDAR);
    private final Queue queue = new Queue(index, world.store, world.desk, () -> world.now);

    private void open(int count) {
        for (int n = 1; n <= count; n++) {
            world.deliver(admitted(new SignatureId(n), 1, "Acme"));
        }
        world.store.scanOpen(index::add);
    }

    private static List<SignatureId> signatures(Queue.Page page) {
        return page.cases().stream().map(Case::signature).toList();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrDoubles() {
        open(130);
        var seen = new ArrayList<SignatureId>();

        var page = queue.page(OPEN, null, 40);
        seen.addAll(signatures(page));
        while (page.next() != null) {
            page = queue.page(OPEN, page.next(), 40);
            seen.addAll(signatures(page));
        }

        assertThat(seen).hasSize(130).doesNotHaveDuplicates();
    }

    @Test
    void aPageLooksAtAThousandEntriesAtMost() {
        open(Queue.LOOKED_AT + 1);

        var page = queue.page(new Filter(Waiting.CLAIMED, null), null, 10);

        assertThat(page.cases()).isEmpty();
        assertThat(page.next()).isNotNull();
        assertThat(queue.page(new Filter(Waiting.CLAIMED, null), page.next(), 10)
                        .next())
                .isNull();
    }

    @Test
    void filtersTellWaitingFromClaimed() {
        open(2);
        world.claim(S1);

        assertThat(signatures(queue.page(new Filter(Waiting.CLAIMED, null), null, 10)))
                .containsExactly(S1);
        assertThat(signatures(queue.page(new Filter(Waiting.WAITING, null), null, 10)))
                .containsExactly(S2);
        assertThat(signatures(queue.page(new Filter(Waiting.OPEN, Region.GLOBAL), null, 10)))
                .isEmpty();
    }

    @Test
    void whatTheStoreContradictsLeavesTheIndex() {
        open(1);
        world.deliver(withdrawal(S1, 1));

        assertThat(queue.page(OPEN, null, 10).cases()).isEmpty();
        assertThat(index.depth()).isZero();
    }

    @Test
    void theNextClaimTakesTheMostUrgentThatNobodyHolds() {
        open(2);
        world.claim(S1);

        assertThat(queue.claimNext(null, "sam"))
                .isInstanceOfSatisfying(
                        Leased.class, leased -> assertThat(leased.signature()).isEqualTo(S2));
        assertThat(queue.claimNext(null, "tom")).isEqualTo(new Refused(Conflict.NOTHING_WAITING));
        assertThat(queue.claimNext(Region.GLOBAL, "tom")).isEqualTo(new Refused(Conflict.NOTHING_WAITING));
    }

    @Test
    void aCaseIsFoundByItsSignature() {
        open(1);

        assertThat(queue.find(S1)).isEqualTo(world.known(S1));
        assertThat(queue.find(S2)).isNull();
    }
}
