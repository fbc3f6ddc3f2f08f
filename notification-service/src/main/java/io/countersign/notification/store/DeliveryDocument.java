package io.countersign.notification.store;

import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.platform.store.index.CollectionIndexes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A delivery as it is stored.
 *
 * @param next the next attempt, of a waiting delivery only
 */
@Document(DeliveryDocument.COLLECTION)
record DeliveryDocument(
        @MongoId String id,
        int schema,
        long version,
        String notice,
        String endpoint,
        String owner,
        Instant created,
        List<StoredAttempt> attempts,
        String state,
        @Nullable Instant next) {

    static final String COLLECTION = "deliveries";
    static final String STATE = "state";
    static final String NEXT = "next";
    static final String CREATED = "created";
    static final String WAITING = "waiting";
    static final CollectionIndexes INDEXES = CollectionIndexes.of(
            COLLECTION,
            new Index().on(STATE, Direction.ASC).on(NEXT, Direction.ASC).named("due"),
            new Index().on(STATE, Direction.ASC).on(CREATED, Direction.ASC).named("oldest"));

    private static final String DELIVERED = "delivered";
    private static final String GIVEN_UP = "given_up";

    /** The part by which the oldest waiting delivery is found. */
    @Document(DeliveryDocument.COLLECTION)
    record WaitingSince(@MongoId String id, Instant created) {}

    record StoredAttempt(Instant at, long tookMs, String result, int status) {

        static StoredAttempt of(Delivery.Attempt attempt) {
            return new StoredAttempt(
                    attempt.at(), attempt.took().toMillis(), attempt.result().code(), attempt.status());
        }

        Delivery.Attempt toAttempt() {
            return new Delivery.Attempt(
                    at, Duration.ofMillis(tookMs), Delivery.Result.valueOf(result.toUpperCase(Locale.ROOT)), status);
        }
    }

    static DeliveryDocument of(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Waiting waiting -> of(delivery, WAITING, waiting.next());
            case Delivery.Delivered _ -> of(delivery, DELIVERED, null);
            case Delivery.GivenUp _ -> of(delivery, GIVEN_UP, null);
        };
    }

    private static DeliveryDocument of(Delivery delivery, String state, @Nullable Instant next) {
        var key = delivery.key();
        return new DeliveryDocument(
                key.id().value(),
                1,
                delivery.version(),
                key.notice().value(),
                key.endpoint().value(),
                key.owner().value(),
                key.created(),
                delivery.attempts().stream().map(StoredAttempt::of).toList(),
                state,
                next);
    }

    Delivery toDelivery() {
        var key = new Delivery.Key(new NoticeId(notice), new Endpoint.Id(endpoint), new EndpointOwner(owner), created);
        var log = attempts.stream().map(StoredAttempt::toAttempt).toList();
        return switch (state) {
            case WAITING -> new Delivery.Waiting(key, version, log, Objects.requireNonNull(next));
            case DELIVERED -> new Delivery.Delivered(key, version, log);
            case GIVEN_UP -> new Delivery.GivenUp(key, version, log);
            default -> throw new IllegalStateException("unknown state of a delivery: " + state);
        };
    }
}
