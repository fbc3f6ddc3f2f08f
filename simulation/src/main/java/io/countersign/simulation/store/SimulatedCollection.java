package io.countersign.simulation.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents by id, on a {@link Disk}. */
public final class SimulatedCollection<K, V> {

    private final Map<K, V> written = new LinkedHashMap<>();
    private final Map<K, V> flushed = new LinkedHashMap<>();
    private final Map<K, V> read;
    private boolean dirty;

    SimulatedCollection(boolean readsOnlyWhatIsDurable) {
        this.read = readsOnlyWhatIsDurable ? flushed : written;
    }

    /** As a reader sees it. */
    public Optional<V> get(K id) {
        return Optional.ofNullable(read.get(id));
    }

    public Map<K, V> get(Collection<? extends K> ids) {
        var found = new LinkedHashMap<K, V>();
        ids.forEach(id -> get(id).ifPresent(document -> found.put(id, document)));
        return found;
    }

    public List<V> all() {
        return new ArrayList<>(read.values());
    }

    List<K> keys() {
        return new ArrayList<>(read.keySet());
    }

    /** As the next write finds it. */
    public Optional<V> latest(K id) {
        return Optional.ofNullable(written.get(id));
    }

    public Collection<V> latest() {
        return written.values();
    }

    public void put(K id, V document) {
        written.put(id, document);
        dirty = true;
    }

    void remove(K id) {
        written.remove(id);
        dirty = true;
    }

    /** Whether something that was written is not read yet. */
    boolean isDirty() {
        return dirty;
    }

    void flush() {
        copy(written, flushed);
    }

    void lose() {
        copy(flushed, written);
    }

    private void copy(Map<K, V> from, Map<K, V> to) {
        if (dirty) {
            to.clear();
            to.putAll(from);
            dirty = false;
        }
    }
}
