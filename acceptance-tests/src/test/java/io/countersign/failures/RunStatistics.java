package io.countersign.failures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counters and violations of a run. */
final class RunStatistics {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void most(String what, long found) {
        counts.merge(what, found, Math::max);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void violation(String what) {
        violations.add(what);
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
