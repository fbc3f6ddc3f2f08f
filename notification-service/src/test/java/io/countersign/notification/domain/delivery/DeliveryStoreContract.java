package io.countersign.notification.domain.delivery;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.notification.domain.NoticeFixtures.attempt;
import static io.countersign.notification.domain.NoticeFixtures.delivery;
import static io.countersign.notification.domain.NoticeFixtures.endpoint;
import static io.countersign.notification.domain.NoticeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.notification.domain.delivery.DeliveryStore.Backlog;
import io.countersign.notification.domain.delivery.DeliveryStore.DuePosition;
import io.countersign.notification.domain.endpoint.EndpointOwner;
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
    default void listsWhatIsDue() {
        var waiting = delivery(notice(ACME, 1, 1), endpoint(EndpointOwner.account(ACME)));
        var over = delivery(notice(ACME, 2, 2), endpoint(EndpointOwner.account(ACME)));
        var later = delivery(notice(ACME, 3, 3), endpoint(EndpointOwner.account(ACME)));
        deliveries().insert(List.of(waiting, over, later));
        deliveries().replace(over.giveUp());
        deliveries().replace(later.claim(waiting.next().plusSeconds(60)));

        var page = deliveries().due(waiting.next(), DuePosition.START, 10);

        assertThat(page.deliveries()).containsExactly(waiting);
        assertThat(page.end()).isNull();
        assertThat(deliveries()
                        .due(waiting.next().minusMillis(1), DuePosition.START, 10)
                        .deliveries())
                .isEmpty();
    }

    @Test
    default void pagesReachEveryDueDeliveryAlsoOfOneTime() {
        var all = new ArrayList<Delivery.Waiting>();
        for (int i = 1; i <= 7; i++) {
            all.add(delivery(notice(ACME, i, i), endpoint(EndpointOwner.account(ACME))));
        }
        deliveries().insert(all);
        var now = all.getFirst().next().plusSeconds(1);
        var found = new ArrayList<Delivery.Waiting>();

        for (DuePosition position = DuePosition.START; position != null; ) {
            var page = deliveries().due(now, position, 3);
            assertThat(page.deliveries()).hasSizeLessThanOrEqualTo(3);
            found.addAll(page.deliveries());
            position = page.end();
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void countsWhatWaitsUpToALimit() {
        assertThat(deliveries().backlog(10)).isEqualTo(new Backlog(0, null));
        var waiting = delivery(notice(ACME, 1, 1), endpoint(EndpointOwner.account(ACME)));
        var other = delivery(notice(ACME, 2, 2), endpoint(EndpointOwner.account(ACME)));
        var over = delivery(notice(ACME, 3, 3), endpoint(EndpointOwner.account(ACME)));
        deliveries().insert(List.of(waiting, other, over));
        deliveries().replace(over.giveUp());

        assertThat(deliveries().backlog(10))
                .isEqualTo(new Backlog(2, waiting.key().created()));
        assertThat(deliveries().backlog(1).waiting()).isEqualTo(1);
    }
}
