package io.countersign.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.notification.Receiver;
import io.countersign.notification.domain.NoticeFixtures;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.DeliveryService;
import io.countersign.notification.domain.delivery.InMemoryDeliveries;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.InMemoryEndpoints;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import io.countersign.notification.domain.notice.InMemoryNotices;
import io.countersign.platform.testing.TestTimeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookDispatcherTest {

    private static final WebhookProperties SETTINGS = new WebhookProperties(
            true,
            Duration.ofSeconds(2),
            List.of(Duration.ofMillis(100), Duration.ofMillis(100)),
            4,
            Duration.ofMillis(50));
    private final InMemoryNotices notices = new InMemoryNotices();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<WebhookDispatcher> started = new ArrayList<>();
    private long sequence;

    @AfterEach
    void stop() {
        started.forEach(WebhookDispatcher::stop);
    }

    @Test
    void anEndpointThatFailsFirstIsTriedAgain() {
        try (var receiver = new Receiver(call -> call == 1 ? 500 : 200)) {
            var waiting = waitingFor("acme", receiver.url());

            dispatcher().take(List.of(waiting));

            await().untilAsserted(() -> assertThat(stored(waiting)).isInstanceOf(Delivery.Delivered.class));
            assertThat(stored(waiting).attempts())
                    .extracting(Delivery.Attempt::status)
                    .containsExactly(500, 200);
            assertThat(receiver.posted())
                    .extracting(Receiver.Posted::id)
                    .containsOnly(waiting.key().notice().value());
            assertThat(count("refused")).isEqualTo(1);
            assertThat(count("delivered")).isEqualTo(1);
        }
    }

    @Test
    void whatWaitedAtStartIsFound() {
        try (var receiver = new Receiver(_ -> 200)) {
            var waiting = waitingFor("acme", receiver.url());

            var dispatcher = dispatcher();

            await().untilAsserted(() -> assertThat(stored(waiting)).isInstanceOf(Delivery.Delivered.class));
            await().untilAsserted(() -> assertThat(dispatcher.queued()).isZero());
        }
    }

    @Test
    void aDeadEndpointDelaysOnlyItself() {
        try (var dead = new Receiver(_ -> Receiver.SILENCE);
                var alive = new Receiver(_ -> 200)) {
            var dispatcher = dispatcher();
            for (int i = 0; i < 50; i++) {
                dispatcher.take(List.of(waitingFor("dead", dead.url())));
            }
            var waiting = waitingFor("alive", alive.url());

            dispatcher.take(List.of(waiting));

            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(stored(waiting)).isInstanceOf(Delivery.Delivered.class));
            assertThat(dead.posted().size()).isBetween(0, SETTINGS.width());
            assertThat(dispatcher.queued()).isBetween(48, 50);
        }
    }

    @Test
    void memoryHoldsABoundedPartOfWhatWaitsForADeadEndpointAndOthersAreServed() {
        try (var dead = new Receiver(_ -> Receiver.SILENCE);
                var alive = new Receiver(_ -> 200)) {
            for (int i = 0; i < 6 * WebhookDispatcher.PAGE_SIZE; i++) {
                waitingFor("dead", dead.url());
            }
            var behind = waitingFor("alive", alive.url());

            var dispatcher = dispatcher();

            await().untilAsserted(() -> assertThat(stored(behind)).isInstanceOf(Delivery.Delivered.class));
            assertThat(dispatcher.queued()).isBetween(1, EndpointQueue.MAX_QUEUED + SETTINGS.width());
            assertThat(dispatcher.waiting()).isPositive();
            assertThat(dispatcher.oldest()).isPositive();
        }
    }

    @Test
    void severalInstancesPostOnce() {
        try (var receiver = new Receiver(_ -> 200)) {
            var waiting = new ArrayList<Delivery.Waiting>();
            for (int i = 0; i < 100; i++) {
                waiting.add(waitingFor("acme", receiver.url()));
            }
            var dispatchers = List.of(dispatcher(), dispatcher(), dispatcher());

            dispatchers.forEach(dispatcher -> dispatcher.take(waiting));

            await().untilAsserted(() -> assertThat(deliveries.all()).allMatch(Delivery.Delivered.class::isInstance));
            assertThat(receiver.posted()).hasSize(100);
        }
    }

    @Test
    void whatFailsAlwaysIsGivenUp() {
        try (var receiver = new Receiver(_ -> 500)) {
            var waiting = waitingFor("acme", receiver.url());

            dispatcher();

            await().untilAsserted(() -> assertThat(stored(waiting)).isInstanceOf(Delivery.GivenUp.class));
            assertThat(receiver.posted()).hasSize(3);
        }
    }

    @Test
    void aStoreThatFailsIsAskedAgain() {
        try (var receiver = new Receiver(_ -> 200)) {
            var waiting = waitingFor("acme", receiver.url());
            var failing = new FailsOnce();

            dispatcher(failing);

            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(stored(waiting)).isInstanceOf(Delivery.Delivered.class));
        }
    }

    private final class FailsOnce implements io.countersign.notification.domain.delivery.DeliveryStore {

        private boolean failed;

        @Override
        public void insert(List<Delivery.Waiting> fresh) {
            deliveries.insert(fresh);
        }

        @Override
        public synchronized java.util.Optional<Delivery> find(Delivery.Id id) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("the store is away");
            }
            return deliveries.find(id);
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

    @Test
    void anEndpointWhoseSecretCannotBeOpenedFailsAlone() {
        try (var receiver = new Receiver(_ -> 200)) {
            var failing = waitingFor("failing", receiver.url());
            var stored = ((EndpointLookup.Found) endpoints.find(failing.key().owner())).endpoint();
            endpoints.remove(stored.owner());
            endpoints.insert(new Endpoint(
                    stored.owner(),
                    stored.registrar(),
                    stored.id(),
                    1,
                    stored.url(),
                    new UnreadableSecret("v2.00000000.AAAA", "lost key"),
                    Endpoint.Status.ACTIVE,
                    stored.created()));
            var good = waitingFor("good", receiver.url());

            dispatcher();

            await().untilAsserted(() -> assertThat(stored(good)).isInstanceOf(Delivery.Delivered.class));
            await().untilAsserted(() -> assertThat(stored(failing).attempts())
                    .first()
                    .extracting(Delivery.Attempt::result)
                    .isEqualTo(Delivery.Result.SECRET_UNREADABLE));
            assertThat(count("secret_unreadable")).isPositive();
            assertThat(receiver.posted()).hasSize(1);
        }
    }

    private WebhookDispatcher dispatcher() {
        return dispatcher(deliveries);
    }

    private WebhookDispatcher dispatcher(io.countersign.notification.domain.delivery.DeliveryStore store) {
        var clock = InstantSource.system();
        var delivering = new DeliveryService(store, notices, endpoints, SETTINGS.terms(), clock, () -> 0);
        var post = new WebhookSender(SETTINGS.addresses(), SETTINGS.timeout(), clock);
        var dispatcher = new WebhookDispatcher(store, delivering, post, SETTINGS, new AttemptMetrics(meters), clock);
        dispatcher.start();
        started.add(dispatcher);
        return dispatcher;
    }

    private Delivery.Waiting waitingFor(String account, URI url) {
        var id = new AccountId(account);
        var some = NoticeFixtures.endpoint(EndpointOwner.account(id));
        var endpoint = new Endpoint(
                some.owner(),
                some.registrar(),
                some.id(),
                1,
                url,
                some.secret(),
                Endpoint.Status.ACTIVE,
                some.created());
        endpoints.insert(endpoint);
        sequence++;
        var notice = NoticeFixtures.notice(id, sequence, sequence);
        notices.insert(List.of(notice));
        var waiting = NoticeFixtures.delivery(notice, endpoint);
        deliveries.insert(List.of(waiting));
        return waiting;
    }

    private Delivery stored(Delivery.Waiting waiting) {
        return deliveries.find(waiting.key().id()).orElseThrow();
    }

    private double count(String result) {
        return meters.get("countersign.webhook.attempts")
                .tag("result", result)
                .counter()
                .count();
    }
}
