package io.countersign.review.domain.queue;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.LimitReached;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.queue.ReviewQueue.Waiting;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {

    private static final Filter OPEN = new Filter(Waiting.OPEN, null);

    private static final Verdict REJECT = new Verdict.Reject(List.of(Reason.of(ReasonCode.OTHER)), null);

    private final Watched store = new Watched();
    private final World world = new World(store);
    private final ReviewQueue queue = instance();

    private void open(int count) {
        for (int n = 1; n <= count; n++) {
            world.deliver(admitted(new SignatureId(n), 1, "Acme"));
        }
    }

    /** The queue of one instance; all instances share the store. */
    private ReviewQueue instance() {
        return new ReviewQueue(
                store, store, world.reviewers, world.caseCommands, () -> world.now, new SplittableRandom(7));
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
    void theLastPageHasNoNext() {
        open(10);

        assertThat(queue.page(OPEN, null, 10).next()).isNull();
        assertThat(queue.page(OPEN, null, 9).next())
                .isEqualTo(world.known(new SignatureId(9)).queuePosition());
    }

    @Test
    void filtersDistinguishWaitingFromClaimed() {
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
    void withdrawnCaseLeavesTheQueue() {
        open(1);
        world.deliver(withdrawal(S1, 1));

        assertThat(queue.page(OPEN, null, 10).cases()).isEmpty();
        assertThat(store.statistics(world.now)).isEqualTo(new QueueStatistics(0, 0, null));
    }

    @Test
    void theNextClaimTakesTheMostUrgentUnheldCase() {
        open(2);
        world.claim(S1);

        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("sam")))
                .isInstanceOfSatisfying(
                        Leased.class, leased -> assertThat(leased.signature()).isEqualTo(S2));
        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("tom")))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));
        assertThat(queue.claimNext(ClaimFilter.in(Region.GLOBAL), Reviewer.named("tom")))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));
    }

    private SignatureId claimed(String reviewer) {
        return ((Leased) queue.claimNext(ClaimFilter.any(), Reviewer.named(reviewer))).signature();
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
        var lease = ((Leased) queue.claimNext(ClaimFilter.any(), Reviewer.named("rita"))).lease();
        assertThat(claimed("sam")).isEqualTo(S2);

        world.caseCommands.release(lease.holder().claimOf(S1, 1));

        assertThat(claimed("tom")).isEqualTo(S1);
    }

    @Test
    void caseReleasedAtAnotherInstanceIsTheNextAgain() {
        open(2);
        var lease = ((Leased) instance().claimNext(ClaimFilter.any(), Reviewer.named("rita"))).lease();

        world.caseCommands.release(lease.holder().claimOf(S1, 1));

        assertThat(claimed("sam")).isEqualTo(S1);
        assertThat(claimed("tom")).isEqualTo(S2);
    }

    @Test
    void hundredReviewersAtThreeInstancesClaimDifferentCases() throws Exception {
        open(150);
        var instances = List.of(instance(), instance(), instance());
        var claims = new ArrayList<Callable<CaseCommandResult>>();
        for (int n = 0; n < 100; n++) {
            var reviewer = "reviewer-" + n;
            var instance = instances.get(n % 3);
            claims.add(() -> instance.claimNext(ClaimFilter.any(), Reviewer.named(reviewer)));
        }
        var claimed = new ArrayList<SignatureId>();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : executor.invokeAll(claims)) {
                claimed.add(((Leased) result.get()).signature());
            }
        }

        assertThat(claimed).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void claimReadsABoundedNumberOfCandidates() {
        open(60);

        claimed("rita");

        assertThat(store.candidates).isEqualTo(ReviewQueue.CANDIDATES);
    }

    @Test
    void theNextCaseIsNotOneThatTheReviewerHoldsAlready() {
        open(2);
        world.caseCommands.claim(S1, Reviewer.named("rita"));

        assertThat(claimed("rita")).isEqualTo(S2);
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
        assertThatThrownBy(() -> queue.claimNext(ClaimFilter.any(), Reviewer.named("rita")))
                .isInstanceOf(IllegalStateException.class);
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
    void aCaseOfAnAccountOnWhichAnotherReviewerWorksComesAfterThoseOfOtherAccounts() {
        open(12);
        store.save(List.of(ofOtherAccount(new SignatureId(20))));
        claimed("rita");

        assertThat(claimed("sam")).isEqualTo(new SignatureId(20));
        assertThat(claimed("tom")).isEqualTo(S2);
        assertThat(claimed("rita")).isEqualTo(new SignatureId(3));
    }

    private static Case ofOtherAccount(SignatureId signature) {
        var known = Cases.openCase(signature, 1);
        var open = Objects.requireNonNull(known.open()).getValue();
        return Case.unknown(signature, new AccountId("other")).with(1, open.dueAt(Cases.NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void aSkippedCaseIsOfferedToOthersAtOnceAndToTheSameReviewerLater() {
        open(2);
        var lease = ((Leased) queue.claimNext(ClaimFilter.any(), Reviewer.named("rita"))).lease();

        world.caseCommands.skip(lease.holder().claimOf(S1, 1));

        assertThat(claimed("rita")).isEqualTo(S2);
        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("rita")))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));
        world.now = world.now.plus(World.SETTINGS.skip());
        assertThat(claimed("rita")).isEqualTo(S1);
    }

    @Test
    void anotherReviewerIsOfferedASkippedCaseAtOnce() {
        open(2);
        world.caseCommands.skip(world.claim(S1).holder().claimOf(S1, 1));

        assertThat(claimed("sam")).isEqualTo(S1);
    }

    @Test
    void aHandedOverCaseIsOfferedFirstToThatReviewerAndToAllAfterwards() {
        open(3);
        world.caseCommands.handOver(world.claim(S2).holder().claimOf(S2, 1), "sam");

        assertThat(claimed("tom")).isEqualTo(S1);
        assertThat(world.caseCommands.claim(S2, Reviewer.named("tom"))).isEqualTo(new Refused(Conflict.ASSIGNED));
        assertThat(claimed("sam")).isEqualTo(S2);
        world.caseCommands.handOver(world.leases("sam").getFirst().holder().claimOf(S2, 1), "uma");
        world.now = world.now.plus(World.SETTINGS.handOver());
        assertThat(world.caseCommands.claim(S2, Reviewer.named("tom"))).isInstanceOf(Leased.class);
    }

    @Test
    void aCaseOnHoldIsItsReviewersUntilItReturns() {
        open(1);
        world.caseCommands.hold(world.claim(S1).holder().claimOf(S1, 1), "letter", world.now.plusSeconds(60));

        assertThat(world.caseCommands.claim(S1, Reviewer.named("sam"))).isEqualTo(new Refused(Conflict.HELD));
        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("rita")))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));
        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isInstanceOf(Leased.class);
        world.caseCommands.hold(
                world.leases("rita").getFirst().holder().claimOf(S1, 1), "letter", world.now.plusSeconds(60));
        world.now = world.now.plusSeconds(60);
        assertThat(claimed("sam")).isEqualTo(S1);
    }

    @Test
    void anEscalatedCaseIsOfferedToSeniorsOnly() {
        open(2);
        world.caseCommands.escalate(world.claim(S2).holder().claimOf(S2, 1), "unclear");

        assertThat(claimed("sam")).isEqualTo(S1);
        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("tom")))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));
        assertThat(world.caseCommands.claim(S2, Reviewer.named("tom"))).isEqualTo(new Refused(Conflict.ESCALATED));
        assertThat(queue.claimNext(ClaimFilter.any(), new Reviewer("uma", true)))
                .isInstanceOfSatisfying(
                        Leased.class, leased -> assertThat(leased.signature()).isEqualTo(S2));
    }

    @Test
    void aResubmissionIsOfferedFirstToTheReviewerWhoDecidedIt() {
        open(2);
        world.caseCommands.decide(world.claim(S2).holder().claimOf(S2, 1), REJECT);
        world.now = world.now.plusSeconds(60);
        world.deliver(admitted(S2, 2, "Acme Two"));

        assertThat(claimed("rita")).isEqualTo(S2);
        assertThat(claimed("rita")).isEqualTo(S1);
    }

    @Test
    void nothingIsHandedToAnAbsentReviewer() {
        open(2);
        world.caseCommands.handOver(world.claim(S1).holder().claimOf(S1, 1), "sam");
        var absences = world.absences(store);

        absences.begin("sam", world.now.plusSeconds(60), "on leave");

        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("sam"))).isEqualTo(new Refused(Conflict.ABSENT));
        assertThat(claimed("tom")).isEqualTo(S1);
        assertThat(world.caseCommands.handOver(world.claim(S2).holder().claimOf(S2, 1), "sam"))
                .isEqualTo(new Refused(Conflict.ABSENT));
        absences.end("sam");
        assertThat(world.caseCommands.handOver(world.claim(S2).holder().claimOf(S2, 1), "sam"))
                .isInstanceOf(Handled.class);
    }

    @Test
    void theLimitEndsTheSearch() {
        open(World.SETTINGS.maxClaims() + 1);
        for (int n = 0; n < World.SETTINGS.maxClaims(); n++) {
            claimed("rita");
        }

        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("rita"))).isInstanceOf(LimitReached.class);
        assertThat(queue.own("rita").claims())
                .hasSize(World.SETTINGS.maxClaims())
                .allSatisfy(claim -> assertThat(claim.known()).isNotNull());
    }

    @Test
    void aCaseIsFoundByItsSignature() {
        open(1);

        assertThat(queue.find(S1)).isEqualTo(world.known(S1));
        assertThat(queue.find(S2)).isNull();
    }

    @Test
    void aClaimWaitsForTheClaimOfItsInstanceThatIsTryingTheOnlyCase() throws Exception {
        open(1);
        var second = claimDuringTheNextWrite("sam");

        assertThat(claimed("rita")).isEqualTo(S1);

        assertThat(second.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));
        assertThat(store.fronts).as("reads of the queue").hasValue(3);
    }

    @Test
    void aClaimTakesTheCaseThatAnotherClaimOfItsInstanceFailsToTake() throws Exception {
        open(1);
        var second = claimDuringTheNextWrite("sam");
        var claim = store.beforeTheNextWrite;
        store.beforeTheNextWrite = () -> {
            claim.run();
            throw new IllegalStateException("away");
        };

        assertThatThrownBy(() -> queue.claimNext(ClaimFilter.any(), Reviewer.named("rita")))
                .hasMessage("away");

        assertThat(second.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Leased.class, leased -> assertThat(leased.signature()).isEqualTo(S1));
    }

    /** Another claim of this instance, which has read the whole queue before the next write. */
    private CompletableFuture<CaseCommandResult> claimDuringTheNextWrite(String reviewer) {
        var claim = new CompletableFuture<CaseCommandResult>();
        store.beforeTheNextWrite = () -> {
            int read = store.fronts.get();
            Thread.ofVirtual()
                    .start(() -> claim.complete(queue.claimNext(ClaimFilter.any(), Reviewer.named(reviewer))));
            await().untilAsserted(() -> assertThat(store.fronts).hasValueGreaterThanOrEqualTo(read + 2));
        };
        return claim;
    }

    @Test
    void aCaseThatCannotBeReadDoesNotHideTheNextOne() {
        open(3);
        store.unreadable.add(new SignatureId(1));

        assertThat(queue.claimNext(ClaimFilter.any(), Reviewer.named("rita")))
                .isInstanceOfSatisfying(
                        Leased.class, leased -> assertThat(leased.signature()).isNotEqualTo(new SignatureId(1)));
    }

    @Test
    void aClaimFailsAfterAFewCasesThatCannotBeRead() {
        open(6);
        for (int n = 1; n <= 6; n++) {
            store.unreadable.add(new SignatureId(n));
        }
        store.read.clear();

        assertThatThrownBy(() -> queue.claimNext(ClaimFilter.any(), Reviewer.named("rita")))
                .hasMessage("unreadable");
        assertThat(store.read).hasSize(3);
    }

    /** Records what is read, and can fail or be overtaken. */
    private static final class Watched extends InMemoryCaseStore {

        private final List<SignatureId> read = new ArrayList<>();
        private Runnable beforeTheNextWrite = () -> {};
        private final Set<SignatureId> unreadable = new HashSet<>();
        private boolean fails;
        private int candidates;
        private final AtomicInteger fronts = new AtomicInteger();

        @Override
        public List<ClaimCandidate> claimable(
                ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
            fronts.incrementAndGet();
            var found = super.claimable(filter, now, after, limit);
            candidates += found.size();
            return found;
        }

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            synchronized (read) {
                read.addAll(signatures);
            }
            if (signatures.stream().anyMatch(unreadable::contains)) {
                throw new IllegalStateException("unreadable");
            }
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
