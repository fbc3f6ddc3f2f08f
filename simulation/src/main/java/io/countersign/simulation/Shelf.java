package io.countersign.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents by id. A durable shelf keeps every write; another one may lose what it was given last. */
final class Shelf<K, V> {

    private final Map<K, V> documents = new LinkedHashMap<>();
    private final boolean durable;
    private Map<K, V> flushed = Map.of();

    Shelf(boolean durable) {
        this.durable = durable;
    }

    Optional<V> get(K id) {
        return Optional.ofNullable(documents.get(id));
    }

    Map<K, V> get(Collection<? extends K> ids) {
        var found = new LinkedHashMap<K, V>();
        ids.forEach(id -> get(id).ifPresent(document -> found.put(id, document)));
        return found;
    }

    void put(K id, V document) {
        documents.put(id, document);
    }

    void remove(K id) {
        documents.remove(id);
    }

    List<V> all() {
        return new ArrayList<>(documents.values());
    }

    void flush() {
        if (!durable) {
            flushed = new LinkedHashMap<>(documents);
        }
    }

    /** What was not flushed is gone. */
    void lose() {
        if (!durable) {
            documents.clear();
            documents.putAll(flushed);
        }
    }
}
