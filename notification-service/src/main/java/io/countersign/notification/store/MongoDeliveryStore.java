package io.countersign.notification.store;

import static io.countersign.notification.store.DeliveryDocument.CREATED;
import static io.countersign.notification.store.DeliveryDocument.NEXT;
import static io.countersign.notification.store.DeliveryDocument.STATE;
import static io.countersign.notification.store.DeliveryDocument.WAITING;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.store.DeliveryDocument.WaitingSince;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** One document for each delivery, with its attempts. */
final class MongoDeliveryStore implements DeliveryStore {

    private final MongoOperations operations;
    private final MappedCollection<DeliveryDocument, Delivery> deliveries;

    MongoDeliveryStore(MongoOperations operations) {
        this.operations = operations;
        this.deliveries = new MappedCollection<>(
                operations, CollectionNames.CURRENT, DeliveryDocument.class, DeliveryDocument::toDelivery);
    }

    @Override
    public void insert(List<Delivery.Waiting> fresh) {
        deliveries.insertAll(fresh.stream()
                .sorted(Comparator.comparing(delivery -> delivery.key().id()))
                .map(DeliveryDocument::of)
                .toList());
    }

    @Override
    public Optional<Delivery> find(Delivery.Id id) {
        return Optional.ofNullable(deliveries.findById(id.value()));
    }

    @Override
    public boolean replace(Delivery delivery) {
        var current = where("id").is(delivery.key().id().value()).and("version").is(delivery.version() - 1);
        return deliveries.replace(query(current), DeliveryDocument.of(delivery));
    }

    @Override
    public DuePage due(Instant now, DuePosition after, int max) {
        var page =
                query(dueAt(now, after)).with(Sort.by(NEXT)).skip(after.skip()).limit(max);
        var found = new ArrayList<Delivery.Waiting>();
        var read = new ArrayList<DuePosition>(List.of(after));
        operations.executeQuery(page, DeliveryDocument.COLLECTION, document -> {
            read.add(read.getLast().behind(document.getDate(NEXT).toInstant()));
            deliveries
                    .mapReadable(document)
                    .filter(Delivery.Waiting.class::isInstance)
                    .map(Delivery.Waiting.class::cast)
                    .forEach(found::add);
        });
        return new DuePage(found, read.size() <= max ? null : read.getLast());
    }

    static Criteria dueAt(Instant now, DuePosition after) {
        return where(STATE).is(WAITING).and(NEXT).gte(after.next()).lte(now);
    }

    @Override
    public Backlog backlog(int max) {
        var waiting = where(STATE).is(WAITING);
        var oldest = operations.findOne(query(waiting).with(Sort.by(CREATED)), WaitingSince.class);
        return oldest == null
                ? new Backlog(0, null)
                : new Backlog(operations.count(query(waiting).limit(max), WaitingSince.class), oldest.created());
    }
}
