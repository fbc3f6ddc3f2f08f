package io.countersign.rules.data;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.events.Route;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that have a fixed outcome, for accounts that try things out. */
public record Sandbox(Map<NameKey, Row> rows) {

    /**
     * One name of the published table.
     *
     * @param reason why it is rejected; null if it is approved
     * @param route the route that the outcome names
     */
    public record Row(String name, @Nullable ReasonCode reason, Route route) {}

    public static Sandbox of(List<Row> rows) {
        var byName = new LinkedHashMap<NameKey, Row>();
        rows.forEach(row -> byName.put(NameKey.of(row.name()), row));
        return new Sandbox(Collections.unmodifiableMap(byName));
    }

    public @Nullable Row of(String name) {
        return rows.isEmpty() ? null : rows.get(NameKey.of(name));
    }
}
