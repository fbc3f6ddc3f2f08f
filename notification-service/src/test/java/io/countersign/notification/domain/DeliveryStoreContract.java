package io.countersign.notification.domain;

import static io.countersign.notification.domain.Fixtures.ACME;
import static io.countersign.notification.domain.Fixtures.NOON;
import static io.countersign.notification.domain.Fixtures.attempt;
import static io.countersign.notification.domain.Fixtures.delivery;
import static io.countersign.notification.domain.Fixtures.endpoint;
import static io.countersign.notification.domain.Fixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of deliveries must do. */
public interface DeliveryStoreContract {

    DeliveryStore deliveries();

    @Test
    default void findsWhatItInsertedOnce() {
        var first = delivery(notice(ACME, 1, 1), endpoint(EndpointOwner.account(ACME)));
        var second = delivery(notice(ACME, 2, 2), endpoint(EndpointOwner.account(ACME)));
        deliveries().insert(List.of(first));

        deliveries().insert(List.of(second, first.claim(NOON.plusSeconds(9))));

        assertThat(deliveries().find(first.key().id())).contains(first);
        assertThat(deliveries().find(second.key().id())).contains(second);
        assertThat(deliveries().find(new Delivery.Id("unknown"))).isEmpty();
    }

    @Test
    default void replacesTheVersionBeforeIt() {
        var waiting = delivery(notice(ACME, 1, 1), endpoint(EndpointOwner.account(ACME)));
        deliveries().insert(List.of(waiting));
        var failed = waiting.after(attempt(Delivery.Result.TIMED_OUT), RetrySchedule.standard(), 0);

        assertThat(deliveries().replace(failed)).isTrue();
        assertThat(deliveries().replace(waiting.claim(NOON))).isFalse();
        assertThat(deliveries().find(waiting.key().id())).contains(failed);
    }

    @Test
    default void keepsHowItEnded() {
        var waiting = delivery(notice(ACME, 1, 1), endpoint(EndpointOwner.account(ACME)));
        var other = delivery(notice(ACME, 2, 2), endpoint(EndpointOwner.account(ACME)));
        deliveries().insert(List.of(waiting, other));
        var delivered = waiting.after(attempt(Delivery.Result.DELIVERED), RetrySchedule.standard(), 0);

        deliveries().replace(delivered);
        deliveries().replace(other.giveUp());

        assertThat(deliveries().find(waiting.key().id())).contains(delivered);
        assertThat(deliveries().find(other.key().id())).contains(other.giveUp());
    }

    @Test
    default void listsWhatWaits() {
        var waiting = delivery(notice(ACME, 1, 1), endpoint(EndpointOwner.account(ACME)));
        var over = delivery(notice(ACME, 2, 2), endpoint(EndpointOwner.account(ACME)));
        deliveries().insert(List.of(waiting, over));
        deliveries().replace(over.giveUp());

        var found = new ArrayList<Delivery.Waiting>();
        deliveries().waiting(found::add);

        assertThat(found).containsExactly(waiting);
    }
}
