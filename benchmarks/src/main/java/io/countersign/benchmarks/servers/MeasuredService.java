package io.countersign.benchmarks.servers;

import java.util.Locale;

/** The services in the order of the flow. */
public enum MeasuredService {
    INTAKE,
    QUOTA,
    REVIEW,
    NOTIFICATION;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
