package io.countersign.standalone.process;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints a line for each server that is ready, with the time since the JVM started. */
public final class StartProgress {

    public void ready(String what) {
        IO.println(String.format(Locale.ROOT, "%-13s ready after %4.1f s", what, seconds()));
    }

    /** Since the JVM started; the launcher may have built the project before. */
    public double seconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }

    public void print(String line) {
        IO.println(line);
    }
}
