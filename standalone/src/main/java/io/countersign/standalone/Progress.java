package io.countersign.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One line for each thing that is ready, with the time since the JVM started. */
final class Progress {

    private final Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    void ready(String what) {
        IO.println(String.format(Locale.ROOT, "%-13s ready after %4.1f s", what, seconds()));
    }

    double seconds() {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    void say(String line) {
        IO.println(line);
    }
}
