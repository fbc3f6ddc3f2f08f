package io.countersign.benchmarks.servers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What everything is started with.
 *
 * @param kafka a broker of one's own; absent, one is started
 * @param mongodb a store of one's own; absent, one is started
 * @param durable whether the started store keeps its documents on disk
 * @param jars where the unpacked jars are
 * @param work where data and logs go
 * @param profiles where JFR recordings go; absent, none is made
 */
public record Settings(
        @Nullable String kafka,
        @Nullable String mongodb,
        boolean durable,
        Path jars,
        Path work,
        @Nullable Path profiles) {

    /** For the figures. */
    public String storeMode() {
        return mongodb != null ? "own" : durable ? "embedded, durable" : "embedded, memory";
    }
}
