package io.countersign.notification.domain.feed;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.notification.domain.delivery.Breaker;
import io.countersign.notification.domain.delivery.InMemoryDeliveries;
import io.countersign.notification.domain.endpoint.InMemoryEndpoints;
import io.countersign.notification.domain.notice.InMemoryNotices;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of a platform, beside those of its accounts. */
class PlatformFeedTest {

    private static final FeedId NORTH = FeedId.platform("north");

    private final InMemoryFeeds feeds = new InMemoryFeeds();
    private final InMemoryNotices notices = new InMemoryNotices();
    private final NotificationStores stores =
            new NotificationStores(feeds, notices, new InMemoryDeliveries(), new InMemoryEndpoints());

    @Test
    void aPlatformsNoticesHaveItsNumbersBesideThoseOfTheirAccounts() {
        issue(
                approved(ACME, 1, "north"),
                approved(OTHER, 2, "north"),
                approved(OTHER, 3, "south"),
                approved(ACME, 4),
                approved(ACME, 5, "north"));

        assertThat(notices.afterOfPlatform("north", 0, 10))
                .extracting(Notice::platformSequence, Notice::account, Notice::sequence)
                .containsExactly(tuple(1L, ACME, 1L), tuple(2L, OTHER, 1L), tuple(3L, ACME, 3L));
        assertThat(notices.afterOfPlatform("south", 0, 10))
                .extracting(Notice::platformSequence, Notice::account, Notice::sequence)
                .containsExactly(tuple(1L, OTHER, 2L));
        assertThat(notices.after(ACME, 0, 10))
                .extracting(Notice::platformSequence)
                .containsExactly(1L, 0L, 3L);
    }

    @Test
    void aRepeatKeepsBothNumbers() {
        var first = issue(approved(ACME, 1, "north"), approved(OTHER, 2, "north"));

        var again = issue(approved(OTHER, 2, "north"), approved(OTHER, 3, "north"), approved(ACME, 1, "north"));

        assertThat(again.notices()).containsAll(first.notices());
        assertThat(again.issued()).extracting(Notice::platformSequence).containsExactly(3L);
    }

    @Test
    void entriesGoWithALaterWriteOfAnyOfItsAccounts() {
        issue(approved(ACME, 1, "north"), approved(ACME, 2, "north"));

        issue(approved(OTHER, 3, "north"));

        assertThat(feed().assigned().values()).containsExactly(3L);
        assertThat(feed().last()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashBetweenTheTwoFeedsLosesAndDoublesNothing(boolean platformFirst) {
        var batch = List.of(approved(ACME, 1, "north"), approved(OTHER, 2, "north"));
        var torn = new TornFeeds(feeds, feed -> feed.id().equals(NORTH) == platformFirst);

        assertThatThrownBy(() -> issuer(torn).on(batch)).isInstanceOf(Breaker.Crash.class);
        assertThat(issuer(feeds).isUnwritten(batch.getFirst()))
                .as("a number is assigned: a dead letter would leave a hole")
                .isFalse();
        issue(approved(OTHER, 3, "north"));
        issuer(feeds).on(batch);

        assertThat(notices.all("north")).extracting(Notice::platformSequence).containsExactly(1L, 2L, 3L);
        assertThat(notices.all(ACME)).extracting(Notice::sequence).containsExactly(1L);
        assertThat(notices.all(OTHER)).extracting(Notice::sequence).containsExactly(1L, 2L);
    }

    @Test
    void theWriteOfOneFeedIsRepeatedWhereOnlyTheOtherHadARival() {
        var rivalled = new ContestedFeeds(feeds, () -> issue(approved(OTHER, 1, "north")));

        issuer(rivalled).on(List.of(approved(ACME, 2, "north")));

        assertThat(notices.all("north"))
                .extracting(Notice::platformSequence, Notice::account)
                .containsExactly(tuple(1L, OTHER), tuple(2L, ACME));
        assertThat(notices.all(ACME)).extracting(Notice::sequence).containsExactly(1L);
    }

    @Test
    void aNoticeThatIsInsertedBetweenTheTwoReadsKeepsItsNumbers() {
        var batch = List.of(approved(ACME, 1, "north"), approved(OTHER, 2, "north"));
        assertThatThrownBy(() -> issuer(new TornFeeds(feeds, _ -> true)).on(batch))
                .isInstanceOf(Breaker.Crash.class);
        var contested = new ContestedNotices(notices, () -> issuer(feeds).on(batch.subList(0, 1)));

        var issued = new NoticeIssuer(
                        new NotificationStores(feeds, contested, stores.deliveries(), stores.endpoints()),
                        Object::toString,
                        InstantSource.fixed(NOON),
                        _ -> {})
                .on(batch);

        assertThat(issued.notices()).extracting(Notice::platformSequence).containsExactly(1L, 2L);
        assertThat(notices.all("north")).extracting(Notice::platformSequence).containsExactly(1L, 2L);
    }

    @Test
    void manyInstancesAtOnceLeaveNoHoleAndNoDouble() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var account : List.of(ACME, OTHER)) {
            for (int instance = 0; instance < 4; instance++) {
                var issuer = issuer(feeds);
                int first = instance;
                long offset = account.equals(ACME) ? 0 : 1_000;
                threads.add(Thread.startVirtualThread(() -> LongStream.rangeClosed(1, 40)
                        .map(n -> (n * 7 + first * 5L) % 40 + 1)
                        .forEach(n -> issuer.on(List.of(approved(account, offset + n, "north"))))));
            }
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(notices.all("north"))
                .extracting(Notice::platformSequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    }

    /** Writes some of the feeds of a batch, then its process ends. */
    private record TornFeeds(FeedStore feeds, Predicate<Feed> written) implements FeedStore {

        @Override
        public Map<FeedId, Feed> find(Collection<FeedId> ids) {
            return feeds.find(ids);
        }

        @Override
        public Set<FeedId> save(Collection<Feed> changed) {
            feeds.save(changed.stream().filter(written).toList());
            throw new Breaker.Crash();
        }
    }

    /** A rival inserts after the first read. */
    private record ContestedNotices(NoticeStore notices, Runnable rival) implements NoticeStore {

        @Override
        public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
            var found = notices.find(ids);
            rival.run();
            return found;
        }

        @Override
        public Set<NoticeId> existing(Collection<NoticeId> ids) {
            return notices.existing(ids);
        }

        @Override
        public List<Notice> insert(List<Notice> fresh) {
            return notices.insert(fresh);
        }

        @Override
        public List<Notice> after(AccountId account, long after, int limit) {
            return notices.after(account, after, limit);
        }

        @Override
        public List<Notice> afterOfPlatform(String platform, long after, int limit) {
            return notices.afterOfPlatform(platform, after, limit);
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private NoticeIssuer.IssuedNotices issue(CloudEvent<DecisionEvent>... events) {
        return issuer(feeds).on(List.of(events));
    }

    private NoticeIssuer issuer(FeedStore some) {
        return new NoticeIssuer(
                new NotificationStores(some, stores.notices(), stores.deliveries(), stores.endpoints()),
                Object::toString,
                InstantSource.fixed(NOON),
                _ -> {});
    }

    private Feed feed() {
        return Objects.requireNonNull(feeds.find(List.of(NORTH)).get(NORTH));
    }
}
