package io.countersign.notification.delivery;

import io.countersign.notification.domain.delivery.DeliveryService;
import io.countersign.notification.domain.delivery.RetrySchedule;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are posted.
 *
 * @param allowPrivate also to private addresses and without TLS; for trying out only
 * @param timeout of one attempt, from the name's resolution to the answer's status
 * @param delays between attempts, instead of those that Standard Webhooks suggests; empty takes those
 * @param width attempts at once to one endpoint that works; one that fails gets one at a time
 * @param poll how often the store is asked for what is due
 */
@ConfigurationProperties("countersign.webhooks")
record WebhookProperties(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue List<Duration> delays,
        @DefaultValue("4") int width,
        @DefaultValue("1s") Duration poll) {

    private static final Duration MARGIN = Duration.ofSeconds(5);

    WebhookProperties {
        delays = List.copyOf(delays);
        if (width < 1 || !timeout.isPositive() || !poll.isPositive()) {
            throw new IllegalArgumentException("countersign.webhooks: width, timeout and poll are positive");
        }
        if (delays.stream().anyMatch(delay -> !delay.isPositive())) {
            throw new IllegalArgumentException("countersign.webhooks.delays are positive");
        }
    }

    AddressPolicy addresses() {
        return new AddressPolicy(allowPrivate);
    }

    DeliveryService.Terms terms() {
        return new DeliveryService.Terms(
                delays.isEmpty() ? RetrySchedule.standard() : new RetrySchedule(delays), timeout.plus(MARGIN));
    }
}
