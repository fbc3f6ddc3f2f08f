package io.countersign.standalone;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** One line for each thing that is ready, with the time since the JVM started. */
final class Progress {

    void ready(String what) {
        IO.println(String.format(Locale.ROOT, "%-13s ready after %4.1f s", what, seconds()));
    }

    /** Not since the process started: that may have built before. */
    double seconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }

    void say(String line) {
        IO.println(line);
    }
}
