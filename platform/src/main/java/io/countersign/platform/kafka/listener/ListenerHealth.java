package io.countersign.platform.kafka.listener;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Whether the listeners make progress. Out of service while a listener has stopped, is refused by the broker
 * (authentication or authorization), or has retried one batch for longer than {@link #MAX_RETRYING}.
 */
public final class ListenerHealth implements HealthIndicator {

    /** A store or broker that restarts takes less. */
    static final Duration MAX_RETRYING = Duration.ofMinutes(1);

    private final Supplier<List<String>> stopped;
    private final ListenerRetries retries;
    private final InstantSource clock;

    /** @param stopped the ids of the listeners that do not run any more */
    public ListenerHealth(Supplier<List<String>> stopped, ListenerRetries retries, InstantSource clock) {
        this.stopped = stopped;
        this.retries = retries;
        this.clock = clock;
    }

    @EventListener
    void onRefused(ConsumerRetryAuthEvent event) {
        retries.refused(
                event.getSource(MessageListenerContainer.class),
                event.getReason().name());
    }

    @EventListener
    void onAccepted(ConsumerRetryAuthSuccessfulEvent event) {
        retries.accepted(event.getSource(MessageListenerContainer.class));
    }

    @Override
    public Health health() {
        var stoppedNow = stopped.get();
        var current = retries.current();
        var refused = retries.currentRefusals();
        var tooLong = clock.instant().minus(MAX_RETRYING);
        boolean stuck = current.stream().anyMatch(retry -> retry.since().isBefore(tooLong));
        var health = stoppedNow.isEmpty() && refused.isEmpty() && !stuck ? Health.up() : Health.outOfService();
        return health.withDetail("stopped", stoppedNow)
                .withDetail(
                        "refusedByBroker",
                        refused.stream().map(ListenerHealth::detail).toList())
                .withDetail(
                        "retrying", current.stream().map(ListenerHealth::detail).toList())
                .build();
    }

    private static Map<String, Object> detail(BrokerRefusals.Refusal refusal) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("listener", refusal.listener());
        detail.put("topics", refusal.topics());
        detail.put("group", refusal.group());
        detail.put("since", refusal.since().toString());
        detail.put("cause", refusal.cause());
        return detail;
    }

    private static Map<String, Object> detail(ListenerRetries.Retry retry) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("topic", retry.topic());
        detail.put("partition", retry.partition());
        detail.put("offset", retry.offset());
        detail.put("since", retry.since().toString());
        detail.put("cause", retry.cause());
        return detail;
    }
}
