package io.countersign.rules.load;

import io.countersign.contracts.Region;
import io.countersign.rules.yaml.Section;
import io.countersign.rules.yaml.YamlFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which set applies in a region, from when.
 *
 * @param sandbox the set for accounts that try things out
 */
public record Timeline(Map<Region, NavigableMap<Instant, String>> regions, String sandbox) {

    /** @throws io.countersign.rules.yaml.InvalidRules with every fault */
    public static Timeline read(YamlFile file) {
        var regions = new EnumMap<Region, NavigableMap<Instant, String>>(Region.class);
        for (var region : Region.values()) {
            var entries = new TreeMap<Instant, String>();
            for (var entry : file.top().sections(region.code())) {
                entries.put(from(entry), entry.text("set"));
            }
            if (!entries.containsKey(Instant.MIN)) {
                file.top().fault(region.code(), "has to have an entry from the beginning");
            }
            regions.put(region, entries);
        }
        var sandbox = file.top().text("sandbox");
        file.close();
        return new Timeline(regions, sandbox);
    }

    private static Instant from(Section entry) {
        var text = entry.text("from");
        try {
            return text.equals("beginning") ? Instant.MIN : Instant.parse(text);
        } catch (DateTimeException e) {
            entry.fault("from", "has to be beginning or a time such as 2025-06-11T00:00:00+08:00");
            return Instant.MIN;
        }
    }

    /** The names of all sets in it. */
    public Set<String> sets() {
        var names = new TreeSet<String>();
        regions.values().forEach(entries -> names.addAll(entries.values()));
        names.add(sandbox);
        return names;
    }
}
