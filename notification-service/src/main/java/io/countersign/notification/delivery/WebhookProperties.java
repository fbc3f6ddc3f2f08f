package io.countersign.notification.delivery;

import io.countersign.notification.domain.delivery.DeliveryService;
import io.countersign.notification.domain.delivery.RetrySchedule;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are posted.
 *
 * @param allowPrivate also to private addresses and without TLS; for trying out only
 * @param timeout of one attempt, from the name's resolution to the answer's status
 * @param delays between attempts, instead of those that Standard Webhooks suggests; empty takes those
 * @param width attempts at once to one endpoint that works; one that fails gets one at a time
 * @param poll how often the store is asked for what is due
 */
@Validated
@ConfigurationProperties("countersign.webhooks")
record WebhookProperties(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration timeout,
        @DefaultValue List<@DurationMin(millis = 1) Duration> delays,
        @DefaultValue("4") @Positive int width,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration poll) {

    private static final Duration MARGIN = Duration.ofSeconds(5);

    WebhookProperties {
        delays = List.copyOf(delays);
    }

    AddressPolicy addresses() {
        return new AddressPolicy(allowPrivate);
    }

    DeliveryService.Terms terms() {
        return new DeliveryService.Terms(
                delays.isEmpty() ? RetrySchedule.standard() : new RetrySchedule(delays), timeout.plus(MARGIN));
    }
}
