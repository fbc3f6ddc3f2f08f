package io.countersign.simulation.world;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import java.util.ArrayList;
import java.util.List;

/** One partition; what was acknowledged stays. */
public final class Topic<E extends Event> {

    private final List<CloudEvent<E>> records = new ArrayList<>();

    public void append(CloudEvent<E> event) {
        records.add(event);
    }

    public int end() {
        return records.size();
    }

    public List<CloudEvent<E>> read(int from, int most) {
        return List.copyOf(records.subList(Math.min(from, end()), Math.min(end(), from + most)));
    }
}
