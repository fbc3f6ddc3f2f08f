package io.countersign.notification.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Deliveries in a map. */
public final class InMemoryDeliveries implements DeliveryStore {

    private final Map<Delivery.Id, Delivery> deliveries = new ConcurrentSkipListMap<>();

    @Override
    public void insert(List<Delivery.Waiting> fresh) {
        fresh.forEach(delivery -> deliveries.putIfAbsent(delivery.key().id(), delivery));
    }

    @Override
    public Optional<Delivery> find(Delivery.Id id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    @Override
    public boolean replace(Delivery delivery) {
        var id = delivery.key().id();
        var old = deliveries.get(id);
        return old != null && old.version() == delivery.version() - 1 && deliveries.replace(id, old, delivery);
    }

    @Override
    public void waiting(Consumer<Delivery.Waiting> each) {
        for (var delivery : all()) {
            if (delivery instanceof Delivery.Waiting waiting) {
                each.accept(waiting);
            }
        }
    }

    public List<Delivery> all() {
        return List.copyOf(deliveries.values());
    }
}
