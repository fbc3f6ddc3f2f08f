package io.countersign.notification.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where deliveries are kept. */
public interface DeliveryStore {

    /** Inserts, durably, what is new; what stands already wins. */
    void insert(List<Delivery.Waiting> deliveries);

    Optional<Delivery> find(Delivery.Id id);

    /** Durably, if the stored one has the version before {@code delivery}'s. */
    boolean replace(Delivery delivery);

    /** Everything that waits, in no order; reads the whole store, so only at start and now and then. */
    void waiting(Consumer<Delivery.Waiting> each);
}
