package io.countersign.failures;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processor time that each process of an installation, and this one, has used up to a moment. */
record ProcessorTimes(Map<String, Duration> used) {

    private static final String CLIENTS = "clients";

    ProcessorTimes {
        used = Collections.unmodifiableMap(new LinkedHashMap<>(used));
    }

    static ProcessorTimes of(Installation installation) {
        var used = new LinkedHashMap<String, Duration>();
        Stream.concat(installation.all().stream().map(Instance::node), installation.servers().own().stream())
                .forEach(node -> used.put(
                        node.toString(), used(ProcessHandle.of(node.pid()).orElseThrow())));
        used.put(CLIENTS, used(ProcessHandle.current()));
        return new ProcessorTimes(used);
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** For each process what it has used since then, in milliseconds. */
    String since(ProcessorTimes before) {
        return used.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue()
                                .minus(before.used.getOrDefault(entry.getKey(), Duration.ZERO))
                                .toMillis())
                .collect(Collectors.joining(", "));
    }
}
