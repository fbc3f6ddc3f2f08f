package io.countersign.benchmarks.servers;

import java.util.Map;

/** The limits that protect a service from one caller: off, for there are few callers here and much load. */
final class Limits {

    private static final String MUCH = "10000000";

    static final Map<String, String> OFF = Map.ofEntries(
            Map.entry("COUNTERSIGN_BACKLOG", MUCH),
            Map.entry("COUNTERSIGN_MAX_IN_FLIGHT_PER_CALLER", MUCH),
            Map.entry("COUNTERSIGN_RATE_PLATFORM", MUCH),
            Map.entry("COUNTERSIGN_BURST_PLATFORM", MUCH),
            Map.entry("COUNTERSIGN_RATE_SUBMIT", MUCH),
            Map.entry("COUNTERSIGN_BURST_SUBMIT", MUCH),
            Map.entry("COUNTERSIGN_RATE_READ", MUCH),
            Map.entry("COUNTERSIGN_BURST_READ", MUCH),
            Map.entry("COUNTERSIGN_RATE_UPLOAD", MUCH),
            Map.entry("COUNTERSIGN_BURST_UPLOAD", MUCH),
            Map.entry("COUNTERSIGN_RPC_LIMIT_DESCRIBE", "0"));

    private Limits() {}
}
