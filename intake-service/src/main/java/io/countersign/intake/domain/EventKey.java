package io.countersign.intake.domain;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.Event;

/** An event's id without the signature, such as {@code submitted:2}: its place in a signature's view. */
public final class EventKey {

    private EventKey() {}

    public static String of(CloudEvent<? extends Event> event) {
        return of(event.id());
    }

    /** {@code outcome:7:2} is {@code outcome:2}, {@code deleted:7} is {@code deleted}. */
    static String of(String eventId) {
        var type = eventId.indexOf(':');
        if (type < 0) {
            return eventId;
        }
        var rest = eventId.indexOf(':', type + 1);
        return rest < 0 ? eventId.substring(0, type) : eventId.substring(0, type) + eventId.substring(rest);
    }
}
