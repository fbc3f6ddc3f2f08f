package io.countersign.quota.domain.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A sweep log in memory. */
public final class InMemorySweepLog implements SweepStore {

    private final Map<Integer, Long> days = new HashMap<>();

    @Override
    public Set<Integer> unswept(Set<Integer> partitions, long day) {
        return partitions.stream()
                .filter(partition -> days.getOrDefault(partition, Long.MIN_VALUE) < day)
                .collect(Collectors.toSet());
    }

    @Override
    public void swept(Set<Integer> partitions, long day) {
        partitions.forEach(partition -> days.put(partition, day));
    }
}
