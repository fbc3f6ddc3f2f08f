package io.countersign.notification.domain.delivery;

import java.util.List;

/** Carries deliveries to their endpoints; it learns of each once its notice is stored, and finds by itself what it missed. */
public interface DeliveryScheduler {

    void take(List<Delivery.Waiting> deliveries);
}
