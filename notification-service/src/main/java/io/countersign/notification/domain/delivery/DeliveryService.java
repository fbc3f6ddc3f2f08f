package io.countersign.notification.domain.delivery;

import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Settles attempts: one instance claims a due delivery, posts it, and writes down what came of it. */
public final class DeliveryService {

    private final DeliveryStore deliveries;
    private final NoticeStore notices;
    private final EndpointStore endpoints;
    private final Terms terms;
    private final InstantSource clock;
    private final DoubleSupplier jitter;

    /**
     * How attempts are made.
     *
     * @param claim how long an attempt belongs to the instance that claimed it; longer than an attempt may take
     */
    public record Terms(RetrySchedule backOff, Duration claim) {}

    public DeliveryService(
            DeliveryStore deliveries,
            NoticeStore notices,
            EndpointStore endpoints,
            Terms terms,
            InstantSource clock,
            DoubleSupplier jitter) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.endpoints = endpoints;
        this.terms = terms;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** What is to be done about a delivery. */
    public sealed interface Step {

        /** Post {@code notice} to {@code endpoint} now, then settle. */
        record Post(Delivery.Waiting claimed, Endpoint endpoint, Notice notice) implements Step {}

        /** The attempt failed before anything could be posted, and is written down. */
        record Failed(Delivery.Attempt attempt, String cause) implements Step {}

        /** Look again at {@code at}. */
        record Later(Instant at) implements Step {}

        /** Nothing, ever. */
        record Over() implements Step {}
    }

    /** Claims a delivery that is due, by compare-and-set. */
    public Step claim(Delivery.Id id) {
        while (true) {
            var stored = deliveries.find(id);
            if (stored.isEmpty()) {
                return new Step.Over();
            }
            var step = tryClaim(stored.get());
            if (step.isPresent()) {
                return step.get();
            }
        }
    }

    /** Writes the attempt down, if the claim is still valid; a 410 silences the endpoint. */
    public Step settle(Step.Post post, Delivery.Attempt attempt) {
        if (attempt.result() == Delivery.Result.GONE) {
            endpoints.replace(post.endpoint().disabled());
        }
        var next = post.claimed().after(attempt, terms.backOff(), jitter.getAsDouble());
        return deliveries.replace(next)
                ? stepOf(next)
                : deliveries.find(next.key().id()).map(DeliveryService::stepOf).orElseGet(Step.Over::new);
    }

    private static Step stepOf(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Waiting waiting -> new Step.Later(waiting.next());
            case Delivery.Delivered _, Delivery.GivenUp _ -> new Step.Over();
        };
    }

    /** Empty if another writer was faster. */
    private Optional<Step> tryClaim(Delivery delivery) {
        var now = clock.instant();
        if (!(delivery instanceof Delivery.Waiting waiting) || waiting.next().isAfter(now)) {
            return Optional.of(stepOf(delivery));
        }
        return switch (endpoints.find(waiting.key().owner())) {
            case EndpointLookup.Found(var endpoint)
            when endpoint.active() && endpoint.id().equals(waiting.key().endpoint()) ->
                tryClaim(waiting, endpoint, now);
            case EndpointLookup.Found _, EndpointLookup.Absent _ -> replaced(waiting.giveUp(), new Step.Over());
            case EndpointLookup.Unreadable(var cause) -> {
                var attempt = new Delivery.Attempt(now, Duration.ZERO, Delivery.Result.ENDPOINT_UNREADABLE, 0);
                yield replaced(
                        waiting.after(attempt, terms.backOff(), jitter.getAsDouble()), new Step.Failed(attempt, cause));
            }
        };
    }

    private Optional<Step> tryClaim(Delivery.Waiting waiting, Endpoint endpoint, Instant now) {
        var notice =
                notices.find(List.of(waiting.key().notice())).get(waiting.key().notice());
        if (notice == null) {
            return Optional.of(new Step.Later(now.plus(terms.claim())));
        }
        var claimed = waiting.claim(now.plus(terms.claim()));
        return replaced(claimed, new Step.Post(claimed, endpoint, notice));
    }

    private Optional<Step> replaced(Delivery next, Step step) {
        return deliveries.replace(next) ? Optional.of(step) : Optional.empty();
    }
}
