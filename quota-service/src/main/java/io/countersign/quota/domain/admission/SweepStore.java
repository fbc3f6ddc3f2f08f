package io.countersign.quota.domain.admission;

import java.util.Set;

/** Which partitions were swept on which day. */
public interface SweepStore {

    /** Those of {@code partitions} that were not swept on {@code day} (since 1970-01-01, UTC) yet. */
    Set<Integer> unswept(Set<Integer> partitions, long day);

    void swept(Set<Integer> partitions, long day);
}
