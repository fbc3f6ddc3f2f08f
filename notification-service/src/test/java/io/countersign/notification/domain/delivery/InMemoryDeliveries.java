package io.countersign.notification.domain.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

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
    public DuePage due(Instant now, DuePosition after, int max) {
        var page = waiting().stream()
                .filter(delivery -> !delivery.next().isBefore(after.next())
                        && !delivery.next().isAfter(now))
                .sorted(Comparator.comparing(Delivery.Waiting::next))
                .skip(after.skip())
                .limit(max)
                .toList();
        var end = after;
        for (var delivery : page) {
            end = end.behind(delivery.next());
        }
        return new DuePage(page, page.size() < max ? null : end);
    }

    @Override
    public Backlog backlog(int max) {
        var waiting = waiting();
        var oldest = waiting.stream()
                .map(delivery -> delivery.key().created())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Backlog(Math.min(max, waiting.size()), oldest);
    }

    private List<Delivery.Waiting> waiting() {
        return all().stream()
                .filter(Delivery.Waiting.class::isInstance)
                .map(Delivery.Waiting.class::cast)
                .toList();
    }

    public List<Delivery> all() {
        return List.copyOf(deliveries.values());
    }
}
