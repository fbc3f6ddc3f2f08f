package io.countersign.simulation.world;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import java.util.HashMap;
import java.util.Map;

/** Replaces serialisation: every event written gets a text of its own, by which it is found again. */
public final class Texts {

    private final Map<String, CloudEvent<? extends Event>> events = new HashMap<>();

    public String write(CloudEvent<? extends Event> event) {
        var text = "#" + events.size();
        events.put(text, event);
        return text;
    }

    public <E extends Event> CloudEvent<E> read(String text, Class<E> type) {
        var event = events.get(text);
        if (event == null || !type.isInstance(event.data())) {
            throw new IllegalStateException(text + " was never written as " + type.getSimpleName());
        }
        return event.withData(type.cast(event.data()));
    }
}
