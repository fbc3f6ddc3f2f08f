package io.countersign.notification.domain.endpoint;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.notification.domain.NoticeFixtures.secretOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointRegistrationTest {

    private static final EndpointOwner OWNER = EndpointOwner.account(ACME);
    private static final EndpointOwner NORTH = EndpointOwner.platform("north");
    private static final URI HERE = URI.create("https://here.example/");
    private static final URI THERE = URI.create("https://there.example/");
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final EndpointRegistration registering = new EndpointRegistration(endpoints, () -> NOON, new Random(1));

    @Test
    void theFirstPutCreatesAnEndpointWithASecret() {
        var put = registering.put(OWNER, OWNER, HERE);

        assertThat(put).isInstanceOf(EndpointRegistration.Put.Created.class);
        assertThat(secretOf(put.endpoint()).text()).startsWith("whsec_");
        assertThat(secretOf(put.endpoint()).key()).hasSize(32);
        assertThat(registering.find(OWNER)).isEqualTo(new EndpointLookup.Found(put.endpoint()));
    }

    @Test
    void aLaterPutKeepsIdAndSecret() {
        var first = registering.put(OWNER, OWNER, HERE).endpoint();

        var put = registering.put(OWNER, OWNER, THERE);

        assertThat(put).isInstanceOf(EndpointRegistration.Put.Changed.class);
        assertThat(put.endpoint().id()).isEqualTo(first.id());
        assertThat(put.endpoint().secret()).isEqualTo(first.secret());
        assertThat(put.endpoint().url()).isEqualTo(THERE);
    }

    @Test
    void aPutEnablesADisabledEndpoint() {
        var first = registering.put(OWNER, OWNER, HERE).endpoint();
        endpoints.replace(first.disabled());

        assertThat(registering.put(OWNER, OWNER, HERE).endpoint().active()).isTrue();
    }

    @Test
    void anEndpointThatIsPutAnewIsAnother() {
        var first = registering.put(OWNER, OWNER, HERE).endpoint();
        assertThat(registering.remove(OWNER)).isTrue();
        assertThat(registering.remove(OWNER)).isFalse();

        var second = registering.put(OWNER, OWNER, HERE).endpoint();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.secret()).isNotEqualTo(first.secret());
    }

    @Test
    void oneOfManyParallelPutsCreates() throws InterruptedException {
        Map<Endpoint.Id, EndpointRegistration.Put> created = new ConcurrentHashMap<>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                if (registering.put(OWNER, OWNER, HERE) instanceof EndpointRegistration.Put.Created put) {
                    created.put(put.endpoint().id(), put);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(created).hasSize(1);
    }

    @Test
    void aSecretIsNeverPrinted() {
        var endpoint = registering.put(OWNER, OWNER, HERE).endpoint();

        assertThat(endpoint.toString())
                .contains("whsec_…")
                .doesNotContain(secretOf(endpoint).text());
        assertThatThrownBy(() -> new WebhookSecret("open")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherRegistrarGetsANewEndpointWithANewSecret() {
        var first = registering.put(OWNER, NORTH, HERE).endpoint();

        var put = registering.put(OWNER, OWNER, THERE);

        assertThat(put).isInstanceOf(EndpointRegistration.Put.Created.class);
        assertThat(put.endpoint().id()).isNotEqualTo(first.id());
        assertThat(put.endpoint().secret()).isNotEqualTo(first.secret());
        assertThat(registering.find(OWNER)).isEqualTo(new EndpointLookup.Found(put.endpoint()));
    }

    @Test
    void anEndpointThatCannotBeReadIsReplacedByAPut() {
        var first = registering.put(OWNER, OWNER, HERE).endpoint();
        endpoints.damage(OWNER);

        var put = registering.put(OWNER, OWNER, THERE);

        assertThat(put).isInstanceOf(EndpointRegistration.Put.Created.class);
        assertThat(put.endpoint().id()).isNotEqualTo(first.id());
        assertThat(registering.find(OWNER)).isEqualTo(new EndpointLookup.Found(put.endpoint()));
    }

    @Test
    void anEndpointThatCannotBeReadEndsWithTheRelationOfItsRegistrarAsWell() {
        registering.put(OWNER, NORTH, HERE);
        endpoints.damage(OWNER);

        assertThat(endRelation("north")).isFalse();
        assertThat(endRelation("south")).isTrue();
    }

    @Test
    void anEndpointEndsWithTheRelationOfItsRegistrar() {
        registering.put(OWNER, NORTH, HERE);

        assertThat(endRelation("north")).isFalse();
        assertThat(registering.find(OWNER)).isInstanceOf(EndpointLookup.Found.class);
        assertThat(endRelation("south")).isTrue();
        assertThat(registering.find(OWNER)).isEqualTo(new EndpointLookup.Absent());
        registering.put(OWNER, NORTH, HERE);
        assertThat(endRelation(null)).isTrue();
        assertThat(registering.find(OWNER)).isEqualTo(new EndpointLookup.Absent());
    }

    @Test
    void theAccountsOwnEndpointAndThePlatformsOwnStay() {
        registering.put(OWNER, OWNER, HERE);
        registering.put(NORTH, NORTH, THERE);

        assertThat(endRelation("south")).isFalse();

        assertThat(registering.find(OWNER)).isInstanceOf(EndpointLookup.Found.class);
        assertThat(registering.find(NORTH)).isInstanceOf(EndpointLookup.Found.class);
    }

    @Test
    void removingAnEndpointLeavesTheOneThatWasCreatedAfterIt() {
        var first = registering.put(OWNER, NORTH, HERE).endpoint();
        var second = registering.put(OWNER, OWNER, HERE).endpoint();

        registering.remove(first);

        assertThat(registering.find(OWNER)).isEqualTo(new EndpointLookup.Found(second));
    }

    @Test
    void relationsEndEachForItself() {
        registering.put(OWNER, NORTH, HERE);
        var other = new AccountId("globex");
        registering.put(EndpointOwner.account(other), NORTH, THERE);

        var ended = registering.endRelations(Map.of(
                ACME, Optional.of("north"), other, Optional.of("south"), new AccountId("initech"), Optional.empty()));

        assertThat(ended).containsExactly(other);
        assertThat(registering.find(OWNER)).isInstanceOf(EndpointLookup.Found.class);
        assertThat(registering.find(EndpointOwner.account(other))).isEqualTo(new EndpointLookup.Absent());
    }

    private boolean endRelation(@Nullable String platform) {
        return registering
                .endRelations(Map.of(ACME, Optional.ofNullable(platform)))
                .contains(ACME);
    }
}
