package io.countersign.review.domain.cases;

import static io.countersign.review.domain.cases.Cases.CONTENT;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.openCase;
import static io.countersign.review.domain.cases.Cases.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.clock.TimerStore;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.inbox.PaceStore;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.QueueSurroundings;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.queue.ReviewQueue.Waiting;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.review.domain.revision.SecondReview;
import io.countersign.review.domain.revision.SecondReview.GivenVerdict;
import io.countersign.review.domain.revision.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CaseStore} must do; the MongoDB one and the in-memory one both run it. */
public interface CaseStoreContract {

    Filter OPEN = new Filter(Waiting.OPEN, null);

    /** An empty store. */
    CaseStore store();

    HistoryStore histories();

    @Test
    default void anUnknownCaseIsAbsent() {
        assertThat(store().load(List.of(S1))).isEmpty();
    }

    @Test
    default void whatIsSavedIsLoadedWithTheNextVersion() {
        var store = store();

        var overtaken = store.save(List.of(openCase(S1, 1), openCase(S2, 4)));

        assertThat(overtaken).isEmpty();
        assertThat(store.load(List.of(S1, S2))).hasSize(2).hasEntrySatisfying(S1, known -> {
            assertThat(known.version()).isEqualTo(1);
            assertThat(known.revisions()).isEqualTo(openCase(S1, 1).revisions());
        });
    }

    @Test
    default void everyFieldSurvives() {
        var store = store();
        var event = new PublishedEvent(Cases.ACCOUNT, "outcome:1:1", "1", "{\"name\":\"签名\"}");
        var reviewerVerdict = new ReviewerVerdict("reviewer", "token", "digest", "note");
        var full = openCase(S1, 3)
                .with(1, new Decided(OutcomeKind.REJECTED, NOW, event, CONTENT, reviewerVerdict))
                .with(2, new Decided(OutcomeKind.REFUSED, NOW, event, null, null, List.of(event)))
                .with(3, asked(closedQuestion(event), openQuestion(2)))
                .withdrawnUpTo(2)
                .retiredBy(
                        new Retirement(event, new Retirement.Act("lena", NOW, List.of(ReasonCode.RETIRED_FRAUD), null)))
                .withUnsent(event, NOW);

        var open = Objects.requireNonNull(full.open());
        full = full.with(open.getKey(), open.getValue().handled(everythingArranged()));

        store.save(List.of(full));

        assertThat(stored(store, S1))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(full);
    }

    private static Handling everythingArranged() {
        var reason = new Reason(ReasonCode.OTHER, "/name", Map.of("a", "b"), List.of(), "签名");
        return new Handling(
                Priority.HIGH,
                new Handling.Hold("rita", "waits for a letter", NOW),
                new Handling.Assignment("sam", "rita", NOW),
                List.of(new Handling.Skip("tom", NOW), new Handling.Skip("uma", NOW)),
                new Handling.Escalation("rita", "unclear", NOW),
                new SecondReview(List.of(
                        new GivenVerdict("rita", "t1", NOW, new Verdict.Approve("fine")),
                        new GivenVerdict("sam", "t2", NOW, new Verdict.Reject(List.of(reason), null)))),
                new Handling.LastCommand("rita", "t0", "digest"));
    }

    private static CaseHistory viewed(Case known, int times) {
        var history = known.history();
        for (int time = 0; time < times; time++) {
            history = history.append(
                    known.signature(), new HistoryDraft(HistoryAction.VIEWED, "rita", NOW, 1, "a", "b", "签名"));
        }
        return history;
    }

    @Test
    default void aHistoryIsReadBackAndItsOlderEntriesFromPages() {
        var store = store();
        store.save(List.of(openCase(S1, 1)));
        int count = 0;
        while (count < 4 * CaseHistory.PAGE_SIZE) {
            var known = stored(store, S1);
            if (count % 2 == 0) {
                assertThat(histories().append(known, viewed(known, 1))).isTrue();
            } else {
                assertThat(store.save(List.of(known.withHistory(viewed(known, 1)))))
                        .isEmpty();
            }
            count++;
        }

        var part = Objects.requireNonNull(new HistoryReader(store, histories()).read(S1, 1, 1_000));
        assertThat(part.entries()).hasSize(count);
        var head = HistoryEntry.origin(S1);
        for (var entry : part.entries()) {
            assertThat(entry.follows(head)).isTrue();
            head = entry.hash();
        }
        assertThat(stored(store, S1).history().recent()).hasSizeLessThan(CaseHistory.MAX_RECENT);
        assertThat(histories().pagedEntries(S1, 40, 10))
                .extracting(HistoryEntry::number)
                .containsExactly(40L, 41L, 42L, 43L, 44L, 45L, 46L, 47L, 48L, 49L);
    }

    @Test
    default void aHistoryIsAppendedWithoutRaisingTheVersionAndOvertakesAnEarlierRead() {
        var store = store();
        store.save(List.of(openCase(S1, 1), openCase(S2, 1)));
        var read = stored(store, S1);

        assertThat(histories().append(read, viewed(read, 1))).isTrue();

        assertThat(histories().append(read, viewed(read, 1))).isFalse();
        assertThat(stored(store, S1).version()).isEqualTo(read.version());
        assertThat(store.save(List.of(read.withdrawnUpTo(1)))).containsExactly(S1);
        assertThat(store.save(List.of(read.withdrawnUpTo(1), stored(store, S2).withdrawnUpTo(1))))
                .containsExactly(S1);
        assertThat(store.save(List.of(stored(store, S1).withdrawnUpTo(1)))).isEmpty();
    }

    @Test
    default void aStaleWriteIsOvertakenAndChangesNothing() {
        var store = store();
        store.save(List.of(openCase(S1, 1)));
        var read = stored(store, S1);
        store.save(List.of(read.withdrawnUpTo(1)));

        var overtaken = store.save(List.of(read.withdrawnUpTo(7), openCase(S2, 1)));

        assertThat(overtaken).containsExactly(S1);
        assertThat(stored(store, S1).withdrawnUpTo()).isEqualTo(1);
        assertThat(store.load(List.of(S2))).hasSize(1);
    }

    @Test
    default void aSecondInsertIsOvertaken() {
        var store = store();
        store.save(List.of(openCase(S1, 1)));

        var overtaken = store.save(List.of(openCase(S1, 2), openCase(S2, 1)));

        assertThat(overtaken).containsExactly(S1);
        assertThat(stored(store, S1).knows(2)).isFalse();
    }

    @Test
    default void manyAreSavedAtOnce() {
        var store = store();
        var many = IntStream.rangeClosed(1, 300)
                .mapToObj(n -> openCase(new SignatureId(n), 1))
                .toList();
        store.save(many);
        var read = store.load(many.stream().map(Case::signature).toList());
        store.save(List.of(stored(store, new SignatureId(17)).withdrawnUpTo(1)));

        var overtaken = store.save(
                read.values().stream().map(known -> known.withdrawnUpTo(9)).toList());

        assertThat(overtaken).containsExactly(new SignatureId(17));
    }

    @Test
    default void ofManyWritersOfOneVersionOneWins() throws Exception {
        var store = store();
        store.save(List.of(openCase(S1, 1)));
        var read = stored(store, S1);
        Callable<Boolean> write =
                () -> store.save(List.of(read.withdrawnUpTo(1))).isEmpty();

        int winners = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(Collections.nCopies(16, write))) {
                winners += done.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(stored(store, S1).version()).isEqualTo(2);
    }

    /** The same store. */
    QueueStore queue();

    @Test
    default void caseWithUnsentEventsIsFoundOnceTheyAreOldEnough() {
        var store = store();
        store.save(List.of(openCase(S1, 1).withUnsent(event("a"), NOW.plusSeconds(1)), openCase(S2, 1)));
        store.save(List.of(stored(store, S2).withUnsent(event("b"), NOW)));

        assertThat(store.unsentBefore(NOW, 10)).isEmpty();
        assertThat(store.unsentBefore(NOW.plusMillis(1), 10)).containsExactly(S2);
        assertThat(store.unsentBefore(NOW.plusSeconds(2), 10)).containsExactly(S2, S1);
        assertThat(store.unsentBefore(NOW.plusSeconds(2), 1)).containsExactly(S2);
    }

    @Test
    default void caseLeavesTheSweepWithItsLastUnsentEvent() {
        var store = store();
        store.save(List.of(openCase(S1, 1).withUnsent(event("a"), NOW).withUnsent(event("b"), NOW)));
        store.save(List.of(stored(store, S1).withoutUnsent(Set.of("a"))));
        assertThat(store.unsentBefore(NOW.plusSeconds(1), 10)).containsExactly(S1);

        store.save(List.of(stored(store, S1).withoutUnsent(Set.of("b"))));

        assertThat(store.unsentBefore(NOW.plusSeconds(1), 10)).isEmpty();
    }

    private static PublishedEvent event(String id) {
        return new PublishedEvent(Cases.ACCOUNT, id, "1", "{}");
    }

    @Test
    default void queueIsOrderedByDueTimeThenSignature() {
        var store = store();
        store.save(List.of(
                waiting(3, NOW), waiting(10, NOW), waiting(2, NOW.plusSeconds(1)), waiting(1, NOW.plusSeconds(2))));

        assertThat(queue().claimable(ClaimFilter.any(), NOW, null, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(3L, 10L, 2L, 1L);
        assertThat(queue().claimable(ClaimFilter.any(), NOW, null, 2))
                .extracting(CaseStoreContract::id)
                .containsExactly(3L, 10L);
        assertThat(queue().claimable(ClaimFilter.in(Region.GLOBAL), NOW, null, 2))
                .isEmpty();
        assertThat(queue().claimable(ClaimFilter.in(Region.DOMESTIC), NOW, null, 10))
                .hasSize(4);
    }

    @Test
    default void urgentCasesComeFirst() {
        store().save(List.of(
                waiting(1, NOW),
                prioritized(waiting(2, NOW.plusSeconds(9)), Priority.URGENT),
                prioritized(waiting(3, NOW.minusSeconds(9)), Priority.LOW)));

        assertThat(queue().claimable(ClaimFilter.any(), NOW, null, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(2L, 1L, 3L);
    }

    private static Case prioritized(Case known, Priority priority) {
        return handled(known, Handling.none().prioritized(priority));
    }

    private static Case handled(Case known, Handling handling) {
        var open = Objects.requireNonNull(known.open()).getValue();
        return known.with(1, open.handled(handling));
    }

    @Test
    default void casesOnHoldAndHandedOverReturnAtTheirEndAndEscalatedOnesDoNot() {
        var end = NOW.plusSeconds(10);
        store().save(List.of(
                handled(waiting(1, NOW), Handling.none().held(new Handling.Hold("rita", "letter", end))),
                handled(waiting(2, NOW), Handling.none().assigned(new Handling.Assignment("sam", "rita", end))),
                handled(waiting(3, NOW), Handling.none().escalated(new Handling.Escalation("rita", "unclear", NOW)))));

        assertThat(queue().claimable(ClaimFilter.any(), NOW.plusSeconds(9), null, 10))
                .isEmpty();
        assertThat(queue().claimable(ClaimFilter.any(), end, null, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(1L, 2L);
    }

    private static long id(ClaimCandidate candidate) {
        return candidate.signature().value();
    }

    @Test
    default void candidatesAreFilteredAndContinueAfterAPosition() {
        var regions = List.of(Region.DOMESTIC, Region.GLOBAL);
        var types = List.of(SignatureType.COMPANY, SignatureType.APP, SignatureType.WEBSITE);
        store().save(IntStream.rangeClosed(1, 60)
                .mapToObj(n -> content(waiting(n, NOW), regions.get(n % 2), types.get(n % 3)))
                .toList());
        var filter = new ClaimFilter(null, null, SignatureType.APP, Priority.NORMAL);

        var first = queue().claimable(filter, NOW, null, 8);
        var second = queue().claimable(filter, NOW, first.getLast().position(), 8);

        assertThat(first).extracting(CaseStoreContract::id).startsWith(1L, 4L);
        assertThat(second.getFirst().signature().value()).isEqualTo(id(first.getLast()) + 3);
        assertThat(queue().claimable(new ClaimFilter(Region.GLOBAL, Language.EN, null, null), NOW, null, 2))
                .extracting(CaseStoreContract::id)
                .containsExactly(1L, 3L);
        assertThat(queue().claimable(new ClaimFilter(null, Language.ZH, null, null), NOW, null, 2))
                .isEmpty();
        assertThat(queue().claimable(new ClaimFilter(null, null, null, Priority.HIGH), NOW, null, 2))
                .isEmpty();
    }

    private static Case content(Case known, Region region, SignatureType type) {
        var open = Objects.requireNonNull(known.open()).getValue();
        var old = open.content().application();
        var application = Application.of(old.name(), region, type, old.purpose());
        var content = new RevisionContent(application, open.content().account(), NOW);
        return known.with(1, Open.waiting(content, open.assessment(), open.due(), open.sent()));
    }

    @Test
    default void casesAreOfferedToOneReviewerAndEscalatedOnesToSeniors() {
        var reviewerVerdict = new ReviewerVerdict("tom", "token", "digest", null);
        var event = new PublishedEvent(Cases.ACCOUNT, "outcome:3:1", "3", "{}");
        var end = NOW.plusSeconds(10);
        store().save(List.of(
                handled(waiting(1, NOW), Handling.none().assigned(new Handling.Assignment("sam", "rita", end))),
                handled(waiting(2, NOW), Handling.none().held(new Handling.Hold("sam", "letter", end))),
                openCase(new SignatureId(3), 2)
                        .with(1, new Decided(OutcomeKind.REJECTED, NOW, event, null, reviewerVerdict)),
                handled(waiting(4, NOW), Handling.none().escalated(new Handling.Escalation("rita", "unclear", NOW)))));

        assertThat(queue().offered("sam", ClaimFilter.any(), NOW, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(1L);
        assertThat(queue().offered("sam", ClaimFilter.any(), end, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(1L, 2L);
        assertThat(queue().offered("tom", ClaimFilter.any(), NOW, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(3L);
        assertThat(queue().offered("tom", ClaimFilter.in(Region.GLOBAL), NOW, 10))
                .isEmpty();
        assertThat(queue().escalated(ClaimFilter.any(), NOW, 10))
                .extracting(CaseStoreContract::id)
                .containsExactly(4L);
    }

    @Test
    default void aCandidateNamesThoseToWhomItIsNotOffered() {
        var given = new GivenVerdict("rita", "t1", NOW, new Verdict.Approve(null));
        var handling = Handling.none()
                .skipped(new Handling.Skip("sam", NOW.plusSeconds(10)), NOW)
                .reviewed(SecondReview.required().with(given));
        store().save(List.of(handled(waiting(1, NOW), handling)));

        var candidate = queue().claimable(ClaimFilter.any(), NOW, null, 10).getFirst();

        assertThat(candidate.avoids("sam", NOW)).isTrue();
        assertThat(candidate.avoids("sam", NOW.plusSeconds(10))).isFalse();
        assertThat(candidate.avoids("rita", NOW.plusSeconds(10))).isTrue();
        assertThat(candidate.avoids("tom", NOW)).isFalse();
    }

    @Test
    default void oneReadReturnsWhatIsOfferedAndWhatOthersHold() {
        var lease = new Lease("rita", "token", NOW.plusSeconds(10));
        var other = new AccountId("other");
        var leased = openCase(S1, 1);
        var handed = openCase(S2, 1);
        store().save(List.of(
                leased.with(1, Objects.requireNonNull(leased.open()).getValue().leasedTo(lease)),
                handed.with(
                        1,
                        Objects.requireNonNull(handed.open())
                                .getValue()
                                .handled(Handling.none()
                                        .assigned(new Handling.Assignment("sam", "rita", NOW.plusSeconds(60)))))));

        var around = queue().around("sam", ClaimFilter.any(), Set.of(Cases.ACCOUNT, other), NOW, 10);

        assertThat(around.offered()).extracting(ClaimCandidate::signature).containsExactly(S2);
        assertThat(around.workedOn()).containsExactly(Cases.ACCOUNT);
        assertThat(queue().around("sam", ClaimFilter.in(Region.GLOBAL), Set.of(other), NOW, 10))
                .isEqualTo(new QueueSurroundings(List.of(), Set.of()));
        assertThat(queue().around("rita", ClaimFilter.any(), Set.of(Cases.ACCOUNT), NOW, 10))
                .isEqualTo(new QueueSurroundings(List.of(), Set.of()));
        assertThat(queue().around("sam", ClaimFilter.any(), Set.of(Cases.ACCOUNT), NOW.plusSeconds(10), 10)
                        .workedOn())
                .isEmpty();
    }

    @Test
    default void anAccountIsWorkedOnByOthersWhileTheirLeasesLast() {
        var lease = new Lease("rita", "token", NOW.plusSeconds(10));
        store().save(List.of(claimed(waiting(1, NOW), lease), waiting(2, NOW)));

        assertThat(queue().isWorkedOnByOther(Cases.ACCOUNT, "sam", NOW)).isTrue();
        assertThat(queue().isWorkedOnByOther(Cases.ACCOUNT, "rita", NOW)).isFalse();
        assertThat(queue().isWorkedOnByOther(new AccountId("other"), "sam", NOW))
                .isFalse();
        assertThat(queue().isWorkedOnByOther(Cases.ACCOUNT, "sam", NOW.plusSeconds(10)))
                .isFalse();
    }

    @Test
    default void pageContinuesAfterAPositionAlsoAmongEqualDueTimes() {
        store().save(IntStream.rangeClosed(1, 25).mapToObj(n -> waiting(n, NOW)).toList());

        var page = queue().page(
                        OPEN,
                        NOW,
                        new QueuePosition(Priority.NORMAL, NOW, CONTENT.submittedAt(), new SignatureId(9)),
                        4);

        assertThat(page).extracting(known -> known.signature().value()).containsExactly(10L, 11L, 12L, 13L);
    }

    @Test
    default void leaseEndsAtItsEndForTheQueueToo() {
        var store = store();
        var lease = new Lease("rita", "token", NOW.plusSeconds(10));
        store.save(List.of(claimed(waiting(1, NOW), lease), waiting(2, NOW.plusSeconds(1))));
        var before = NOW.plusSeconds(9);
        var after = NOW.plusSeconds(10);

        assertThat(queue().claimable(ClaimFilter.any(), before, null, 10))
                .extracting(ClaimCandidate::signature)
                .containsExactly(S2);
        assertThat(queue().claimable(ClaimFilter.any(), after, null, 10))
                .extracting(ClaimCandidate::signature)
                .containsExactly(S1, S2);
        assertThat(shown(Waiting.CLAIMED, before)).containsExactly(S1);
        assertThat(shown(Waiting.CLAIMED, after)).isEmpty();
        assertThat(shown(Waiting.WAITING, before)).containsExactly(S2);
        assertThat(shown(Waiting.WAITING, after)).containsExactly(S1, S2);
        assertThat(shown(Waiting.OPEN, before)).containsExactly(S1, S2);
    }

    @Test
    default void statisticsCountOpenRevisionsOnly() {
        var store = store();
        assertThat(queue().statistics(NOW)).isEqualTo(new QueueStatistics(0, 0, null));
        var event = new PublishedEvent(Cases.ACCOUNT, "outcome:9:1", "9", "{}");
        store.save(List.of(
                waiting(1, NOW),
                waiting(2, NOW.plusSeconds(1)),
                Case.unknown(new SignatureId(9), Cases.ACCOUNT)
                        .with(1, new Decided(OutcomeKind.REFUSED, NOW, event, null, null))));

        assertThat(queue().statistics(NOW)).isEqualTo(new QueueStatistics(2, 1, CONTENT.submittedAt()));
        assertThat(queue().statistics(NOW.plusSeconds(1))).isEqualTo(new QueueStatistics(2, 2, CONTENT.submittedAt()));
    }

    /** The same store. */
    default TimerStore timers() {
        return (TimerStore) queue();
    }

    private static Question openQuestion(int number) {
        return Question.asked(number, new LeaseHolder("rita", "t"), "Which 商标?", NOW, NOW.plusSeconds(60));
    }

    private static Question closedQuestion(PublishedEvent event) {
        return openQuestion(1)
                .answered(new Question.Answer("Ours.", List.of("f".repeat(64)), NOW))
                .closed(new Question.Closing(QuestionResult.TIMED_OUT, NOW, event));
    }

    private static Open asked(Question... questions) {
        var open = Objects.requireNonNull(openCase(S1, 1).open()).getValue();
        return open.withClock(new ReviewClock(List.of(questions), NOW.plusSeconds(5), false));
    }

    @Test
    default void aCaseWithAnOpenQuestionIsListedApartAndNotClaimable() {
        store().save(List.of(openCase(S1, 1).with(1, asked(openQuestion(1))), openCase(S2, 1)));

        assertThat(queue().claimable(ClaimFilter.any(), NOW.plusSeconds(3_600), null, 10))
                .extracting(ClaimCandidate::signature)
                .containsExactly(S2);
        assertThat(shown(Waiting.ASKED, NOW)).containsExactly(S1);
        assertThat(shown(Waiting.CLAIMED, NOW)).isEmpty();
        assertThat(shown(Waiting.WAITING, NOW)).containsExactly(S2);
        assertThat(shown(Waiting.OPEN, NOW)).containsExactly(S2, S1);
        assertThat(queue().statistics(NOW).overdue()).isEqualTo(1);
    }

    @Test
    default void timersAreFoundFromTheirTimeOnTheEarliestFirst() {
        var open = Objects.requireNonNull(openCase(S1, 1).open()).getValue();
        var recorded = open.withClock(new ReviewClock(List.of(), null, true));
        store().save(List.of(
                openCase(S1, 1).with(1, asked(openQuestion(1))),
                openCase(S2, 1)
                        .with(
                                1,
                                open.dueAt(NOW.plusSeconds(9)).withClock(ReviewClock.startedUntil(NOW.plusSeconds(5)))),
                openCase(new SignatureId(3), 1).with(1, recorded)));

        assertThat(timers().timersUntil(NOW.plusSeconds(4), 10)).isEmpty();
        assertThat(timers().timersUntil(NOW.plusSeconds(5), 10)).containsExactly(S2);
        assertThat(timers().timersUntil(NOW.plusSeconds(60), 10)).containsExactly(S2, S1);
        assertThat(timers().timersUntil(NOW.plusSeconds(60), 1)).containsExactly(S2);
    }

    @Test
    default void verdictsOfReviewersAreCountedFromATimeOn() {
        var event = new PublishedEvent(Cases.ACCOUNT, "outcome:1:1", "1", "{}");
        var reviewerVerdict = new ReviewerVerdict("reviewer", "token", "digest", null);
        store().save(List.of(
                openCase(S1, 2).with(1, new Decided(OutcomeKind.REJECTED, NOW, event, null, reviewerVerdict)),
                openCase(S2, 2).with(1, new Decided(OutcomeKind.REJECTED, NOW, event, null, null))));
        var pace = (PaceStore) queue();

        assertThat(pace.decisionsSince(NOW)).isEqualTo(1);
        assertThat(pace.decisionsSince(NOW.plusMillis(1))).isZero();
    }

    private List<SignatureId> shown(Waiting state, Instant now) {
        return queue().page(new Filter(state, null), now, null, 10).stream()
                .map(Case::signature)
                .toList();
    }

    private static Case claimed(Case known, Lease lease) {
        var open = Objects.requireNonNull(known.open()).getValue();
        return known.with(1, open.leasedTo(lease));
    }

    private static Case waiting(long signature, Instant due) {
        var known = openCase(new SignatureId(signature), 1);
        var open = Objects.requireNonNull(known.open()).getValue();
        return known.with(1, open.dueAt(due));
    }
}
