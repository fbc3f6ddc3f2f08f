package io.countersign.notification.domain.feed;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.decided;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.summary;
import static io.countersign.notification.domain.NoticeFixtures.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Outcome;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.notification.domain.delivery.Breaker;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.InMemoryDeliveries;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.InMemoryEndpoints;
import io.countersign.notification.domain.notice.InMemoryNotices;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import io.countersign.notification.domain.notice.NoticeStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeIssuerTest {

    private final InMemoryNotices notices = new InMemoryNotices();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final NotificationStores stores =
            new NotificationStores(new InMemoryFeeds(), notices, deliveries, endpoints);
    private final Map<String, NoticeEvent> published = new HashMap<>();
    private final Map<String, NoticeIssued> written = new HashMap<>();
    private final List<Delivery.Waiting> dispatched = new ArrayList<>();

    @Test
    void eachOutcomeHasItsNoticeInOrder() {
        var batch = issue(approved(ACME, 1), rejected(ACME, 2, 1), approved(OTHER, 3), rejected(ACME, 2, 2));

        assertThat(batch.notices())
                .extracting(Notice::id, Notice::account, Notice::sequence)
                .containsExactly(
                        tuple("notice:1:1", ACME, 1),
                        tuple("notice:2:1", ACME, 2),
                        tuple("notice:3:1", OTHER, 1),
                        tuple("notice:2:2", ACME, 3));
        assertThat(batch.issued()).isEqualTo(batch.notices());
        assertThat(notices.after(ACME, 0, 10)).hasSize(3);
    }

    @Test
    void aRejectionHasItsReasonsInBothLanguages() {
        var batch = issue(rejected(ACME, 1, 1));

        var issued = issued(batch);
        assertThat(issued.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(issued.route()).isEqualTo(Route.AUTOMATIC);
        assertThat(issued.decidedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(issued.submittedAt()).isEqualTo(NOON);
        assertThat(issued.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.NAME_LENGTH);
            assertThat(reason.pointer()).isEqualTo("/name");
            assertThat(reason.en().text()).isNotBlank();
            assertThat(reason.zh().text()).isNotBlank().isNotEqualTo(reason.en().text());
        });
    }

    @Test
    void everyKindOfOutcomeIsNotified() {
        var s = new SignatureId(1);

        var batch = issue(
                decided(
                        ACME,
                        new RevisionRefused(s, 1, summary(null), NOON, List.of(Reason.of(ReasonCode.DUPLICATE_NAME)))),
                decided(ACME, new ApplicationWithdrawn(s, 2, summary(null), NOON)),
                decided(ACME, new RevisionDiscarded(s, 3, summary(null), NOON, DiscardCause.SUPERSEDED)));

        assertThat(batch.notices())
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.REFUSED, NoticeKind.WITHDRAWN, NoticeKind.DISCARDED);
        assertThat(written.get("notice:1:1"))
                .satisfies(refused -> assertThat(refused.reasons()).hasSize(1));
        assertThat(written.get("notice:1:3"))
                .satisfies(discarded -> assertThat(discarded.cause()).isEqualTo(DiscardCause.SUPERSEDED));
    }

    @Test
    void aRetirementByALeadIsNotifiedOnceWithItsReasons() {
        var reasons = List.of(Reason.of(ReasonCode.RETIRED_OWNER_COMPLAINT));
        var retired = decided(
                ACME, new SignatureRetired(new SignatureId(1), RetirementCause.RETIRED, reasons, summary(null)));
        issue(approved(ACME, 1));

        var batch = issue(retired);
        var again = issue(retired);

        assertThat(batch.notices())
                .extracting(Notice::id, Notice::sequence, Notice::kind)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        new NoticeId("notice:1:retired"), 2L, NoticeKind.RETIRED));
        assertThat(again.notices()).isEqualTo(batch.notices());
        assertThat(again.issued()).isEmpty();
        assertThat(written.get("notice:1:retired")).satisfies(issued -> {
            assertThat(issued.eventId()).isEqualTo("notice:1:retired");
            assertThat(issued.reasons())
                    .extracting(NoticeEvent.NoticeReason::code)
                    .containsExactly(ReasonCode.RETIRED_OWNER_COMPLAINT);
        });
    }

    @Test
    void otherEventsThanOutcomesAreNotNotified() {
        var s = new SignatureId(1);

        var batch = issue(
                decided(ACME, new SentToReviewer(s, 1, summary(null), NOON, null, null, null)),
                decided(ACME, new SignatureRetired(s, RetirementCause.DELETED, List.of(), null)));

        assertThat(batch.notices()).isEmpty();
        assertThat(stores.feeds().find(List.of(FeedId.account(ACME)))).isEmpty();
    }

    @Test
    void aQuestionHasANoticeOfItsOwnInBothLanguages() {
        var until = NOON.plusSeconds(600);
        var asked = decided(
                ACME, new InformationRequested(new SignatureId(1), 2, 1, summary(null), NOON, "Which mark?", until));
        issue(approved(ACME, 7));

        var batch = issue(asked, asked);

        assertThat(batch.notices())
                .extracting(Notice::id, Notice::sequence, Notice::kind)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        new NoticeId("notice:requested:1:2:1"), 2L, NoticeKind.QUESTION));
        assertThat(published.get("notice:requested:1:2:1"))
                .isInstanceOfSatisfying(QuestionNoticeIssued.class, notice -> {
                    assertThat(notice.question()).isEqualTo(new NoticeEvent.Asked(1, "Which mark?", until));
                    assertThat(notice.en().text()).isNotBlank();
                    assertThat(notice.zh().text())
                            .isNotBlank()
                            .isNotEqualTo(notice.en().text());
                    assertThat(notice.askedAt()).isEqualTo(asked.time());
                });
    }

    @Test
    void aDecisionAtRiskHasANoticeAndAnOverdueOneHasNone() {
        var s = new SignatureId(1);
        var due = NOON.plusSeconds(600);

        var batch = issue(
                decided(ACME, new DecisionAtRisk(s, 1, summary(null), NOON, due)),
                decided(ACME, new DecisionOverdue(s, 1, due)),
                decided(ACME, new InformationClosed(s, 1, 1, QuestionResult.ANSWERED, due, null)));

        assertThat(batch.notices())
                .extracting(Notice::id, Notice::kind)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        new NoticeId("notice:at-risk:1:1"), NoticeKind.DECISION_AT_RISK));
        assertThat(published.get("notice:at-risk:1:1"))
                .isInstanceOfSatisfying(
                        DelayNoticeIssued.class,
                        notice -> assertThat(notice.due()).isEqualTo(due));
    }

    @Test
    void anOutcomeAfterTheRetirementIsNotified() {
        issue(decided(ACME, new SignatureRetired(new SignatureId(1), RetirementCause.DELETED, List.of(), null)));

        var batch = issue(approved(ACME, 1));

        assertThat(batch.notices()).hasSize(1);
    }

    @Test
    void anOutcomeAfterThatOfANewerRevisionIsNotified() {
        issue(rejected(ACME, 1, 2));

        var batch = issue(rejected(ACME, 1, 1));

        assertThat(batch.notices()).extracting(Notice::sequence).containsExactly(2L);
    }

    @Test
    void aRepeatReturnsTheStoredNotice() {
        var first = issue(approved(ACME, 1), approved(ACME, 2));

        var again = issue(approved(ACME, 2), approved(ACME, 1), approved(ACME, 3), approved(ACME, 2));

        assertThat(again.notices()).extracting(Notice::sequence).containsExactly(2L, 1L, 3L);
        assertThat(again.notices()).containsAll(first.notices());
        assertThat(again.issued()).extracting(Notice::sequence).containsExactly(3L);
    }

    @Test
    void aRepeatInOneBatchIsOneNotice() {
        var batch = issue(approved(ACME, 1), approved(ACME, 1));

        assertThat(batch.notices()).hasSize(1);
    }

    @Test
    void entriesGoWithALaterWriteOnceTheirNoticeExists() {
        issue(approved(ACME, 1), approved(ACME, 2));

        issue(approved(ACME, 3));

        assertThat(feedOf(ACME).assigned()).containsOnly(Map.entry(new NoticeId("notice:3:1"), 3L));
        assertThat(feedOf(ACME).last()).isEqualTo(3);
    }

    @Test
    void theAccountsAndThePlatformsEndpointsAreNotified() {
        endpoints.insert(endpoint(EndpointOwner.account(ACME)));
        endpoints.insert(endpoint(EndpointOwner.platform("north")));
        endpoints.insert(endpoint(EndpointOwner.platform("south")));

        issue(approved(ACME, 1, "north"));

        assertThat(deliveries.all())
                .extracting(delivery -> delivery.key().owner())
                .containsExactlyInAnyOrder(EndpointOwner.account(ACME), EndpointOwner.platform("north"));
        assertThat(dispatched).hasSize(2);
    }

    @Test
    void aDisabledEndpointIsNotNotified() {
        endpoints.insert(endpoint(EndpointOwner.account(ACME)));
        endpoints.replace(endpoint(EndpointOwner.account(ACME)).disabled());

        issue(approved(ACME, 1));

        assertThat(deliveries.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyStepLosesAndDoublesNothing(boolean after) {
        for (int step = 0; crashes(step, after); step++) {
            assertThat(step).isLessThan(100);
        }
    }

    /** Plays two batches with a crash at one step of the second, then the repeat of both; false if the step never came. */
    private static boolean crashes(int step, boolean after) {
        var test = new NoticeIssuerTest();
        test.endpoints.insert(endpoint(EndpointOwner.account(ACME)));
        var before = List.of(approved(ACME, 1), approved(OTHER, 2));
        var batch = List.of(approved(ACME, 3), approved(ACME, 1), rejected(OTHER, 4, 1), approved(ACME, 5));
        var published = new ArrayList<>(test.issuer(test.stores).on(before).notices());
        boolean crashed = false;
        try {
            test.issuer(new Breaker(step, after).around(test.stores)).on(batch);
        } catch (Breaker.Crash crash) {
            crashed = true;
        }
        published.addAll(test.issuer(test.stores).on(List.of(approved(ACME, 6))).notices());
        published.addAll(test.issuer(test.stores).on(batch).notices());
        published.addAll(test.issuer(test.stores).on(before).notices());
        assertThat(published.stream().distinct()).hasSize(6);
        assertThat(test.notices.all(ACME)).extracting(Notice::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(test.notices.all(OTHER)).extracting(Notice::sequence).containsExactly(1L, 2L);
        assertThat(test.deliveries.all()).hasSize(4);
        return crashed;
    }

    @Test
    void aRivalBetweenReadingAndWritingTheFeedCostsNoNumber() {
        var feeds = new ContestedFeeds(stores.feeds(), () -> issue(approved(ACME, 1), approved(ACME, 2)));

        var batch = issuer(new NotificationStores(feeds, notices, deliveries, endpoints))
                .on(List.of(approved(ACME, 2), approved(ACME, 3)));

        assertThat(batch.notices()).extracting(Notice::sequence).containsExactly(2L, 3L);
        assertThat(notices.all(ACME)).extracting(Notice::sequence).containsExactly(1L, 2L, 3L);
    }

    /** Shows that the test above can fail: with a feed that takes any write, a number is given twice. */
    @Test
    void withoutCompareAndSetANumberIsGivenTwice() {
        var feeds = new ContestedFeeds(stores.feeds(), () -> issue(approved(ACME, 1))) {
            @Override
            public Set<FeedId> save(Collection<Feed> changed) {
                return Set.of();
            }
        };

        issuer(new NotificationStores(feeds, notices, deliveries, endpoints)).on(List.of(approved(ACME, 2)));

        assertThat(notices.all(ACME)).extracting(Notice::sequence).containsExactly(1L, 1L);
    }

    /** Shows that the repeats' tests can fail: without its row, a repeat has no number to tell. */
    @Test
    void withoutTheRowForRepeatsARepeatFails() {
        issue(approved(ACME, 1));
        var table = NoticeTable.with(event -> "")
                .with(rows -> rows.stream()
                        .filter(row -> !row.name().equals("repeated"))
                        .toList());
        var issuer = new NoticeIssuer(stores, table, () -> NOON, _ -> {});
        issue(approved(ACME, 2));

        assertThatThrownBy(() -> issuer.on(List.of(approved(ACME, 1)))).isInstanceOf(DecisionTable.Undecidable.class);
    }

    @Test
    void aNoticeThatIsTooLargeIsRefusedBeforeItHasANumber() {
        var issuer = new NoticeIssuer(stores, event -> "x".repeat(512 * 1024 + 1), InstantSource.fixed(NOON), _ -> {});

        assertThatThrownBy(() -> issuer.on(List.of(approved(ACME, 1)))).isInstanceOf(DecisionTable.Undecidable.class);

        assertThat(issuer.isUnwritten(approved(ACME, 1))).isTrue();
        assertThat(issue(approved(ACME, 2)).notices())
                .extracting(Notice::sequence)
                .containsExactly(1L);
    }

    @Test
    void anEventWhoseNumberIsAssignedAndWhoseNoticeIsNotInsertedIsNotUnwritten() {
        var refusing = new NotificationStores(stores.feeds(), new RefusingNotices(notices), deliveries, endpoints);
        var issuer = issuer(refusing);

        assertThatThrownBy(() -> issuer.on(List.of(approved(ACME, 1)))).hasMessage("too large");

        assertThat(issuer.isUnwritten(approved(ACME, 1))).isFalse();
        assertThat(issuer.isUnwritten(approved(ACME, 2))).isTrue();
    }

    private record RefusingNotices(NoticeStore notices) implements NoticeStore {

        @Override
        public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
            return notices.find(ids);
        }

        @Override
        public Set<NoticeId> existing(Collection<NoticeId> ids) {
            return notices.existing(ids);
        }

        @Override
        public List<Notice> insert(List<Notice> fresh) {
            throw new IllegalStateException("too large");
        }

        @Override
        public List<Notice> afterOfPlatform(String platform, long after, int limit) {
            return notices.afterOfPlatform(platform, after, limit);
        }

        @Override
        public List<Notice> after(AccountId account, long after, int limit) {
            return notices.after(account, after, limit);
        }
    }

    @Test
    void manyTellersAtOnceLeaveNoHoleAndNoDouble() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int teller = 0; teller < 8; teller++) {
            var issuer = issuer(stores);
            int first = teller;
            threads.add(Thread.startVirtualThread(() -> LongStream.rangeClosed(1, 40)
                    .map(n -> (n * 7 + first * 5L) % 40 + 1)
                    .forEach(n -> issuer.on(List.of(approved(ACME, n), approved(ACME, n % 40 + 1))))));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(notices.all(ACME))
                .extracting(Notice::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private NoticeIssuer.IssuedNotices issue(CloudEvent<DecisionEvent>... events) {
        return issuer(stores).on(List.of(events));
    }

    private NoticeIssuer issuer(NotificationStores stores) {
        return new NoticeIssuer(stores, this::json, InstantSource.fixed(NOON), dispatched::addAll);
    }

    private synchronized String json(CloudEvent<NoticeEvent> event) {
        published.put(event.id(), event.data());
        if (event.data() instanceof NoticeIssued issued) {
            written.put(event.id(), issued);
        }
        return event.toString();
    }

    private NoticeIssued issued(NoticeIssuer.IssuedNotices batch) {
        return java.util.Objects.requireNonNull(
                written.get(batch.notices().getFirst().id().value()));
    }

    private Feed feedOf(AccountId account) {
        var id = FeedId.account(account);
        return java.util.Objects.requireNonNull(stores.feeds().find(List.of(id)).get(id));
    }

    private static org.assertj.core.groups.Tuple tuple(String id, AccountId account, long sequence) {
        return org.assertj.core.api.Assertions.tuple(new NoticeId(id), account, sequence);
    }
}
