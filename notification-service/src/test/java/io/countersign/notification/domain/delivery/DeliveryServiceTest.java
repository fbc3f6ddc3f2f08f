package io.countersign.notification.domain.delivery;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.notification.domain.NoticeFixtures.attempt;
import static io.countersign.notification.domain.NoticeFixtures.delivery;
import static io.countersign.notification.domain.NoticeFixtures.endpoint;
import static io.countersign.notification.domain.NoticeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.notification.domain.delivery.Delivery.Result;
import io.countersign.notification.domain.delivery.DeliveryService.Step;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.InMemoryEndpoints;
import io.countersign.notification.domain.notice.InMemoryNotices;
import io.countersign.notification.domain.notice.Notice;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryServiceTest {

    private static final EndpointOwner OWNER = EndpointOwner.account(ACME);
    private static final Duration CLAIM = Duration.ofSeconds(15);
    private final InMemoryNotices notices = new InMemoryNotices();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final Notice notice = notice(ACME, 1, 1);
    private final Delivery.Waiting waiting = delivery(notice, endpoint(OWNER));
    private final Delivery.Id id = waiting.key().id();
    private Instant now = NOON;

    @BeforeEach
    void aNoticeWaits() {
        notices.insert(List.of(notice));
        endpoints.insert(endpoint(OWNER));
        deliveries.insert(List.of(waiting));
    }

    @Test
    void aDueDeliveryIsClaimedByOne() {
        var first = delivering().claim(id);

        var second = delivering().claim(id);

        assertThat(first).isInstanceOfSatisfying(Step.Post.class, post -> {
            assertThat(post.notice()).isEqualTo(notice);
            assertThat(post.endpoint().owner()).isEqualTo(OWNER);
        });
        assertThat(second).isEqualTo(new Step.Later(NOON.plus(CLAIM)));
    }

    @Test
    void anUnsettledClaimBecomesDueAgain() {
        delivering().claim(id);
        now = NOON.plus(CLAIM);

        var again = delivering().claim(id);

        assertThat(again).isInstanceOf(Step.Post.class);
    }

    @Test
    void whoeverLosesTheRaceReadsAgain() {
        var rivalled = new RivalledDeliveries(deliveries, () -> delivering().claim(id));

        var step = delivering(rivalled).claim(id);

        assertThat(step).isEqualTo(new Step.Later(NOON.plus(CLAIM)));
    }

    @Test
    void aDeliveryThatArrivedIsOver() {
        var step = delivering().settle(post(), attempt(Result.DELIVERED));

        assertThat(step).isEqualTo(new Step.Over());
        assertThat(stored()).isInstanceOf(Delivery.Delivered.class);
        assertThat(delivering().claim(id)).isEqualTo(new Step.Over());
    }

    @Test
    void aFailedAttemptIsLoggedAndRepeatedLater() {
        var step = delivering().settle(post(), attempt(Result.REFUSED));

        assertThat(step).isEqualTo(new Step.Later(NOON.plusSeconds(5)));
        assertThat(stored().attempts()).containsExactly(attempt(Result.REFUSED));
    }

    @Test
    void anEndpointThatCannotBeReadIsAFailedAttempt() {
        endpoints.damage(OWNER);

        var step = delivering().claim(id);

        var attempt = new Delivery.Attempt(NOON, Duration.ZERO, Result.ENDPOINT_UNREADABLE, 0);
        assertThat(step).isEqualTo(new Step.Failed(attempt, "damaged"));
        assertThat(stored().attempts()).containsExactly(attempt);
        assertThat(delivering().claim(id)).isEqualTo(new Step.Later(NOON.plusSeconds(5)));
        endpoints.repair(OWNER);
        now = NOON.plusSeconds(5);
        assertThat(delivering().claim(id)).isInstanceOf(Step.Post.class);
    }

    @Test
    void aDeliveryToAnEndpointThatIsNeverReadableIsGivenUp() {
        endpoints.damage(OWNER);

        for (int i = 0; i < 10; i++) {
            assertThat(delivering().claim(id)).isInstanceOf(Step.Failed.class);
            now = now.plus(Duration.ofDays(2));
        }

        assertThat(stored()).isInstanceOf(Delivery.GivenUp.class);
        assertThat(delivering().claim(id)).isEqualTo(new Step.Over());
    }

    @Test
    void theDelaysGrowUntilItIsGivenUp() {
        var delays = List.of(5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400);
        for (int delay : delays) {
            var step = delivering().settle(post(), attempt(Result.TIMED_OUT));
            assertThat(step).isEqualTo(new Step.Later(NOON.plusSeconds(delay)));
            now = now.plusSeconds(delay + 1);
        }

        var last = delivering().settle(post(), attempt(Result.UNREACHABLE));

        assertThat(last).isEqualTo(new Step.Over());
        assertThat(stored()).isInstanceOf(Delivery.GivenUp.class);
        assertThat(stored().attempts()).hasSize(10);
    }

    @Test
    void aGoneEndpointIsDisabled() {
        delivering().settle(post(), attempt(Result.GONE));

        assertThat(stored()).isInstanceOf(Delivery.GivenUp.class);
        assertThat(endpointOf().active()).isFalse();
    }

    @Test
    void anEndpointThatMovedMeanwhileIsNotDisabled() {
        var post = post();
        endpoints.replace(endpointOf().movedTo(URI.create("https://new.example/")));

        delivering().settle(post, attempt(Result.GONE));

        assertThat(endpointOf().active()).isTrue();
    }

    @Test
    void whatWaitsForADisabledEndpointIsGivenUp() {
        endpoints.replace(endpointOf().disabled());

        assertThat(delivering().claim(id)).isEqualTo(new Step.Over());
        assertThat(stored()).isInstanceOf(Delivery.GivenUp.class);
    }

    @Test
    void whatWaitsForARemovedEndpointIsGivenUp() {
        endpoints.remove(OWNER);

        assertThat(delivering().claim(id)).isEqualTo(new Step.Over());
    }

    @Test
    void aDeliveryWithoutItsNoticeWaitsForTheRepeat() {
        var early = delivery(notice(ACME, 2, 2), endpoint(OWNER));
        deliveries.insert(List.of(early));

        var step = delivering().claim(early.key().id());

        assertThat(step).isEqualTo(new Step.Later(NOON.plus(CLAIM)));
        assertThat(deliveries.find(early.key().id())).contains(early);
    }

    @Test
    void anUnknownDeliveryIsOver() {
        assertThat(delivering().claim(new Delivery.Id("unknown"))).isEqualTo(new Step.Over());
    }

    @Test
    void aLateSettlementChangesNothing() {
        var late = post();
        now = NOON.plus(CLAIM);
        var post = post();

        assertThat(delivering().settle(late, attempt(Result.DELIVERED))).isEqualTo(new Step.Later(now.plus(CLAIM)));
        assertThat(stored()).isEqualTo(post.claimed());
    }

    @Test
    void theSpreadIsATenthAtMost() {
        var backOff = new RetrySchedule(List.of(Duration.ofSeconds(10)));

        assertThat(backOff.after(1, 0)).contains(Duration.ofSeconds(10));
        assertThat(backOff.after(1, 1)).contains(Duration.ofSeconds(11));
        assertThat(backOff.after(2, 0)).isEmpty();
    }

    private Step.Post post() {
        return (Step.Post) delivering().claim(id);
    }

    private Delivery stored() {
        return deliveries.find(id).orElseThrow();
    }

    private Endpoint endpointOf() {
        return ((EndpointLookup.Found) endpoints.find(OWNER)).endpoint();
    }

    private DeliveryService delivering() {
        return delivering(deliveries);
    }

    private DeliveryService delivering(DeliveryStore store) {
        var terms = new DeliveryService.Terms(RetrySchedule.standard(), CLAIM);
        return new DeliveryService(store, notices, endpoints, terms, () -> now, () -> 0);
    }

    /** A rival moves between the first read and the write. */
    private static final class RivalledDeliveries implements DeliveryStore {

        private final DeliveryStore deliveries;
        private final Runnable rival;
        private boolean moved;

        RivalledDeliveries(DeliveryStore deliveries, Runnable rival) {
            this.deliveries = deliveries;
            this.rival = rival;
        }

        @Override
        public void insert(List<Delivery.Waiting> fresh) {
            deliveries.insert(fresh);
        }

        @Override
        public java.util.Optional<Delivery> find(Delivery.Id id) {
            var found = deliveries.find(id);
            if (!moved) {
                moved = true;
                rival.run();
            }
            return found;
        }

        @Override
        public boolean replace(Delivery delivery) {
            return deliveries.replace(delivery);
        }

        @Override
        public DuePage due(java.time.Instant now, DuePosition after, int max) {
            return deliveries.due(now, after, max);
        }

        @Override
        public Backlog backlog(int max) {
            return deliveries.backlog(max);
        }
    }
}
