package io.countersign.review.domain;

import static io.countersign.review.domain.Cases.CALENDAR;
import static io.countersign.review.domain.Cases.S1;
import static io.countersign.review.domain.Cases.S2;
import static io.countersign.review.domain.Cases.admitted;
import static io.countersign.review.domain.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.CaseCommandResult.Leased;
import io.countersign.review.domain.CaseCommandResult.Refused;
import io.countersign.review.domain.ReviewQueue.Filter;
import io.countersign.review.domain.ReviewQueue.Waiting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {

    private static final Filter OPEN = new Filter(Waiting.OPEN, null);

    private final Watched store = new Watched();
    private final World world = new World(store);
    private final OpenCases index = new OpenCases(CALENDAR);
    private final ReviewQueue queue = new ReviewQueue(index, world.store, world.desk, () -> world.now);

    private void open(int count) {
        for (int n = 1; n <= count; n++) {
            world.deliver(admitted(new SignatureId(n), 1, "Acme"));
        }
        world.store.scanOpen(index::add);
    }

    private static List<SignatureId> signatures(ReviewQueue.Page page) {
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
        open(ReviewQueue.LOOKED_AT + 1);

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

    private SignatureId claimed(String reviewer) {
        return ((Leased) queue.claimNext(null, reviewer)).signature();
    }

    @Test
    void aClaimReadsNoneOfThoseThatOthersHold() {
        open(60);
        for (int n = 1; n <= 40; n++) {
            claimed("reviewer-" + n);
        }
        store.read.clear();

        assertThat(claimed("rita")).isEqualTo(new SignatureId(41));
        assertThat(store.read).containsExactly(new SignatureId(41));
    }

    @Test
    void whatIsGivenBackIsTheNextAgain() {
        open(3);
        var lease = ((Leased) queue.claimNext(null, "rita")).lease();
        assertThat(claimed("sam")).isEqualTo(S2);

        queue.release(S1, 1, lease.token());

        assertThat(claimed("tom")).isEqualTo(S1);
    }

    @Test
    void whatIsGivenBackToAnotherInstanceIsFoundWhenNothingElseWaits() {
        open(2);
        var lease = ((Leased) queue.claimNext(null, "rita")).lease();

        world.desk.release(S1, 1, lease.token());

        assertThat(claimed("sam")).isEqualTo(S2);
        assertThat(claimed("tom")).isEqualTo(S1);
    }

    @Test
    void aClaimThatEndedIsTheNextAgain() {
        open(2);
        claimed("rita");

        world.now = world.now.plus(World.LEASE);

        assertThat(claimed("sam")).isEqualTo(S1);
    }

    @Test
    void aClaimThatFailsKeepsNothingFromOthers() {
        open(2);
        store.fails = true;
        assertThatThrownBy(() -> queue.claimNext(null, "rita")).isInstanceOf(IllegalStateException.class);
        store.fails = false;

        assertThat(claimed("sam")).isEqualTo(S1);
    }

    @Test
    void aClaimThatIsOvertakenTakesAnother() {
        open(2);
        store.beforeTheNextWrite = () -> world.claim(S1);

        assertThat(claimed("sam")).isEqualTo(S2);
    }

    @Test
    void aCaseIsFoundByItsSignature() {
        open(1);

        assertThat(queue.find(S1)).isEqualTo(world.known(S1));
        assertThat(queue.find(S2)).isNull();
    }

    /** Tells what was read, and can fail or be overtaken. */
    private static final class Watched extends InMemoryCaseStore {

        private final List<SignatureId> read = new ArrayList<>();
        private Runnable beforeTheNextWrite = () -> {};
        private boolean fails;

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            read.addAll(signatures);
            return super.load(signatures);
        }

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            if (fails) {
                throw new IllegalStateException("away");
            }
            var first = beforeTheNextWrite;
            beforeTheNextWrite = () -> {};
            first.run();
            return super.save(changed);
        }
    }
}
