package io.countersign.simulation;

import io.countersign.simulation.setting.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For each guard and violation a seed that found it, so that all seeds are searched only after the simulation changed. */
final class KnownSeeds {

    static final String FILE = "known-seeds.txt";

    private static final Logger LOG = LoggerFactory.getLogger(KnownSeeds.class);

    private final Map<String, Long> read;
    private final Map<String, Long> recorded = new ConcurrentHashMap<>();

    private KnownSeeds(Map<String, Long> read) {
        this.read = read;
    }

    /** A line is a seed, a guard and the violation. */
    static KnownSeeds read() {
        try (var stream = Objects.requireNonNull(KnownSeeds.class.getResourceAsStream(FILE), FILE)) {
            return new KnownSeeds(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(words -> words[1], words -> Long.valueOf(words[0]))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Optional<Long> of(Guard guard, String violation) {
        return Optional.ofNullable(read.get(key(guard, violation)));
    }

    void record(Guard guard, String violation, long seed) {
        recorded.put(key(guard, violation), seed);
    }

    private static String key(Guard guard, String violation) {
        return guard + " " + violation;
    }

    /** All that were read or recorded, so that the file may be copied to the sources. */
    void writeIfChanged(Path file) {
        var all = new TreeMap<>(read);
        all.putAll(recorded);
        if (all.equals(read)) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    all.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                            .collect(Collectors.joining()));
            LOG.info("Seeds were searched for, which takes minutes: {} has the new ones", file.toAbsolutePath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
