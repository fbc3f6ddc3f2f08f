package io.countersign.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.countersign.notification.domain.Delivery;
import io.countersign.notification.domain.DeliveryStore;
import io.countersign.notification.domain.Endpoint;
import io.countersign.notification.domain.EndpointOwner;
import io.countersign.notification.domain.NoticeId;
import io.countersign.platform.store.CollectionIndexes;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.UniqueWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** One document for each delivery, with its attempts. */
final class MongoDeliveryStore implements DeliveryStore {

    static final String COLLECTION = "deliveries";
    static final String STATE = "state";
    static final String NEXT = "next";
    static final String CREATED = "created";

    static final CollectionIndexes INDEXES = CollectionIndexes.of(
            COLLECTION,
            new Index().on(STATE, Direction.ASC).on(NEXT, Direction.ASC).named("due"),
            new Index().on(STATE, Direction.ASC).on(CREATED, Direction.ASC).named("oldest"));

    private static final String WAITING = "waiting";
    private static final String DELIVERED = "delivered";
    private static final String GIVEN_UP = "given_up";

    private static final DocumentMapper<Delivery> MAPPER = new DocumentMapper<>(COLLECTION, MongoDeliveryStore::read);

    private final MongoCollection<Document> deliveries;

    MongoDeliveryStore(MongoDatabase database) {
        this.deliveries = database.getCollection(COLLECTION);
    }

    @Override
    public void insert(List<Delivery.Waiting> fresh) {
        var writes = fresh.stream()
                .sorted(Comparator.comparing(delivery -> delivery.key().id()))
                .map(delivery -> new InsertOneModel<>(document(delivery)))
                .toList();
        UniqueWrites.writeAll(deliveries, writes);
    }

    @Override
    public Optional<Delivery> find(Delivery.Id id) {
        return Optional.ofNullable(
                        deliveries.find(new Document("_id", id.value())).first())
                .map(MAPPER::map);
    }

    @Override
    public boolean replace(Delivery delivery) {
        var before = new Document("_id", delivery.key().id().value()).append("version", delivery.version() - 1);
        return deliveries.replaceOne(before, document(delivery)).getMatchedCount() == 1;
    }

    @Override
    public DuePage due(Instant now, DuePosition after, int max) {
        var found = new ArrayList<Delivery.Waiting>();
        var position = after;
        int read = 0;
        for (var document : deliveries
                .find(dueFilter(now, after))
                .sort(Sorts.ascending(NEXT))
                .skip(after.skip())
                .limit(max)) {
            read++;
            position = position.behind(document.getDate(NEXT).toInstant());
            MAPPER.mapReadable(document)
                    .filter(Delivery.Waiting.class::isInstance)
                    .map(Delivery.Waiting.class::cast)
                    .forEach(found::add);
        }
        return new DuePage(found, read < max ? null : position);
    }

    static Bson dueFilter(Instant now, DuePosition after) {
        return Filters.and(
                Filters.eq(STATE, WAITING),
                Filters.gte(NEXT, Date.from(after.next())),
                Filters.lte(NEXT, Date.from(now)));
    }

    @Override
    public Backlog backlog(int max) {
        var oldest = deliveries
                .find(Filters.eq(STATE, WAITING))
                .sort(Sorts.ascending(CREATED))
                .projection(Projections.include(CREATED))
                .first();
        var created = oldest == null ? null : oldest.getDate(CREATED);
        return new Backlog(
                oldest == null
                        ? 0
                        : deliveries.countDocuments(Filters.eq(STATE, WAITING), new CountOptions().limit(max)),
                created == null ? null : created.toInstant());
    }

    private static Document document(Delivery delivery) {
        var key = delivery.key();
        var document = new Document("_id", key.id().value())
                .append("schema", 1)
                .append("version", delivery.version())
                .append("notice", key.notice().value())
                .append("endpoint", key.endpoint().value())
                .append("owner", key.owner().value())
                .append(CREATED, Date.from(key.created()))
                .append(
                        "attempts",
                        delivery.attempts().stream()
                                .map(MongoDeliveryStore::document)
                                .toList());
        return switch (delivery) {
            case Delivery.Waiting waiting -> document.append(STATE, WAITING).append(NEXT, Date.from(waiting.next()));
            case Delivery.Delivered _ -> document.append(STATE, DELIVERED);
            case Delivery.GivenUp _ -> document.append(STATE, GIVEN_UP);
        };
    }

    private static Document document(Delivery.Attempt attempt) {
        return new Document("at", Date.from(attempt.at()))
                .append("tookMs", attempt.took().toMillis())
                .append("result", attempt.result().code())
                .append("status", attempt.status());
    }

    private static Delivery read(Document document) {
        var key = new Delivery.Key(
                new NoticeId(document.getString("notice")),
                new Endpoint.Id(document.getString("endpoint")),
                new EndpointOwner(document.getString("owner")),
                document.getDate(CREATED).toInstant());
        long version = document.getLong("version");
        var attempts = document.getList("attempts", Document.class).stream()
                .map(MongoDeliveryStore::readAttempt)
                .toList();
        return switch (document.getString(STATE)) {
            case WAITING ->
                new Delivery.Waiting(
                        key, version, attempts, document.getDate(NEXT).toInstant());
            case DELIVERED -> new Delivery.Delivered(key, version, attempts);
            case GIVEN_UP -> new Delivery.GivenUp(key, version, attempts);
            default -> throw new IllegalStateException("a delivery is in no known state");
        };
    }

    private static Delivery.Attempt readAttempt(Document document) {
        return new Delivery.Attempt(
                document.getDate("at").toInstant(),
                Duration.ofMillis(document.getLong("tookMs")),
                Delivery.Result.valueOf(document.getString("result").toUpperCase(Locale.ROOT)),
                document.getInteger("status"));
    }
}
