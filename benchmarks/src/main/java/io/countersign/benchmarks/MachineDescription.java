package io.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a run took place. */
final class MachineDescription {

    private MachineDescription() {}

    static Map<String, String> describe() {
        var machine = new LinkedHashMap<String, String>();
        machine.put("time", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        machine.put("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        machine.put("memory", line("/proc/meminfo", "MemTotal:"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put("load before", line("/proc/loadavg", ""));
        return machine;
    }

    private static String processor() {
        return line("/proc/cpuinfo", "model name").replaceFirst("^\\s*:\\s*", "");
    }

    private static String line(String file, String start) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(start.length()).strip())
                    .orElse("unknown");
        } catch (IOException none) {
            return "unknown";
        }
    }
}
