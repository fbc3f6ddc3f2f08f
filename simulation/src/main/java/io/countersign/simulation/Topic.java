package io.countersign.simulation;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One partition; what was acknowledged stays. */
final class Topic<E extends Event> {

    private final List<CloudEvent<E>> records = new ArrayList<>();

    void append(CloudEvent<E> event) {
        records.add(event);
    }

    int end() {
        return records.size();
    }

    List<CloudEvent<E>> read(int from, int most) {
        return List.copyOf(records.subList(Math.min(from, end()), Math.min(end(), from + most)));
    }

    List<CloudEvent<E>> all() {
        return Collections.unmodifiableList(records);
    }
}
