package io.countersign.intake.domain.projection;

import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.intake.domain.view.View;
import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * The ids of submissions whose view this process has written, so that its listener need not write them again. An id is
 * added once the store has acknowledged the write, never before: what another process wrote, or what may not be written,
 * is read from the topic. Ids beyond the bound are forgotten, and their records are read. Thread-safe.
 */
public final class OwnInserts {

    static final int MAX_IDS = 20_000;

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();

    /** The write of these views was acknowledged. What causes more than a view, an appeal, is not added. */
    public synchronized void acknowledged(Collection<View> inserted) {
        inserted.stream()
                .flatMap(view -> view.events().values().stream())
                .filter(OwnInserts::isInViewOnly)
                .forEach(event -> ids.addLast(event.id()));
        while (ids.size() > MAX_IDS) {
            ids.removeFirst();
        }
    }

    private static boolean isInViewOnly(CloudEvent<? extends Event> event) {
        return event.data() instanceof ApplicationSubmitted submitted
                && submitted.application().appeal() == null;
    }

    /** Whether the event of this id need not be written; true once for each acknowledgement. */
    public synchronized boolean remove(String id) {
        return ids.remove(id);
    }
}
