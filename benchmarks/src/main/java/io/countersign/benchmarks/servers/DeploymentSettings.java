package io.countersign.benchmarks.servers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of a run are started.
 *
 * @param kafka the bootstrap servers of an existing broker; absent, the launcher starts one
 * @param mongodb the URI of an existing store; absent, the launcher starts one
 * @param durable whether the started store keeps its documents on disk
 * @param work the directory for data and logs
 * @param profiles the directory for JFR recordings; absent, none is made
 */
public record DeploymentSettings(
        @Nullable String kafka,
        @Nullable String mongodb,
        boolean durable,
        Path work,
        @Nullable Path profiles) {

    /** The store's mode as reports state it. */
    public String storeMode() {
        return mongodb != null ? "existing" : durable ? "embedded, durable" : "embedded, memory";
    }

    public DeploymentSettings withWork(Path directory) {
        return new DeploymentSettings(kafka, mongodb, durable, directory, profiles);
    }
}
