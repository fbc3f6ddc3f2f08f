package io.countersign.notification.domain.endpoint;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.notification.domain.NoticeFixtures.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of endpoints must do. */
public interface EndpointStoreContract {

    EndpointOwner OWNER = EndpointOwner.account(ACME);

    EndpointStore endpoints();

    @Test
    default void anOwnerHasOne() {
        var first = endpoint(OWNER);

        assertThat(endpoints().insert(first)).isTrue();
        assertThat(endpoints().insert(endpoint(OWNER))).isFalse();
        assertThat(endpoints().find(OWNER)).isEqualTo(new EndpointLookup.Found(first));
        assertThat(endpoints().find(EndpointOwner.platform("acme"))).isEqualTo(new EndpointLookup.Absent());
    }

    @Test
    default void onlyActiveEndpointsAreActive() {
        var platform = EndpointOwner.platform("acme");
        var disabled = endpoint(platform);
        endpoints().insert(endpoint(OWNER));
        endpoints().insert(disabled);
        endpoints().replace(disabled.disabled());

        assertThat(endpoints().active(List.of(OWNER, platform)))
                .containsOnly(java.util.Map.entry(OWNER, endpoint(OWNER).id()));
    }

    @Test
    default void replacesTheVersionBeforeIt() {
        var first = endpoint(OWNER);
        endpoints().insert(first);
        var moved = first.movedTo(URI.create("https://other.example/"));

        assertThat(endpoints().replace(moved)).isTrue();
        assertThat(endpoints().replace(first.disabled())).isFalse();
        assertThat(endpoints().find(OWNER)).isEqualTo(new EndpointLookup.Found(moved));
    }

    @Test
    default void forgetsWhatItRemoved() {
        endpoints().insert(endpoint(OWNER));

        assertThat(endpoints().remove(OWNER)).isTrue();
        assertThat(endpoints().remove(OWNER)).isFalse();
        assertThat(endpoints().find(OWNER)).isEqualTo(new EndpointLookup.Absent());
        assertThat(endpoints().replace(endpoint(OWNER).disabled())).isFalse();
    }

    @Test
    default void knowsTheRegistrarAndRemovesByIt() {
        endpoints().insert(endpoint(OWNER));

        assertThat(endpoints().registrars(List.of(OWNER, EndpointOwner.platform("north"))))
                .containsExactly(Map.entry(OWNER, OWNER));
        assertThat(endpoints().remove(OWNER, EndpointOwner.platform("north"))).isFalse();
        assertThat(endpoints().remove(OWNER, OWNER)).isTrue();
        assertThat(endpoints().find(OWNER)).isEqualTo(new EndpointLookup.Absent());
    }

    @Test
    default void removesTheEndpointWithThisIdOnly() {
        var first = endpoint(OWNER);
        endpoints().insert(first);
        var other = new Endpoint(
                OWNER,
                EndpointOwner.platform("north"),
                new Endpoint.Id("ep_other"),
                1,
                first.url(),
                first.secret(),
                first.status(),
                first.created());

        assertThat(endpoints().remove(other)).isFalse();
        assertThat(endpoints().find(OWNER)).isEqualTo(new EndpointLookup.Found(first));
        assertThat(endpoints().remove(first)).isTrue();
        assertThat(endpoints().insert(other)).isTrue();
        assertThat(endpoints().find(OWNER)).isEqualTo(new EndpointLookup.Found(other));
    }
}
