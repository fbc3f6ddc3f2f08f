package io.countersign.notification.domain.delivery;

import static io.countersign.contracts.Fixtures.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import io.countersign.notification.domain.feed.FeedId;
import org.junit.jupiter.api.Test;

/** What logs, documents and orders use of a delivery's values. */
class DeliveryNamesTest {

    @Test
    void valuesAreWrittenAsTheirText() {
        assertThat(new Delivery.Id("notice:7:1@e")).hasToString("notice:7:1@e");
        assertThat(FeedId.account(ACME)).hasToString("acme");
        assertThat(FeedId.platform("studio")).hasToString("platform:studio");
        assertThat(Delivery.Result.TIMED_OUT.code()).isEqualTo("timed_out");
    }

    @Test
    void anUnreadableSecretIsWrittenWithoutItsText() {
        assertThat(new UnreadableSecret("sealed", "no key")).hasToString("unreadable: no key");
    }

    @Test
    void valuesAreOrderedByTheirText() {
        assertThat(new FeedId("a")).isLessThan(new FeedId("b"));
        assertThat(new EndpointOwner("a")).isLessThan(new EndpointOwner("b"));
        assertThat(new Delivery.Id("a")).isLessThan(new Delivery.Id("b"));
    }
}
