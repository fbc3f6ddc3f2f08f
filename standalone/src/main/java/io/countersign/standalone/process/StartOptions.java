package io.countersign.standalone.process;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How everything is started.
 *
 * @param mongodb URI of a store to use instead of the embedded one
 * @param kafka address of a broker to use instead of the embedded one
 */
public record StartOptions(
        Path data,
        boolean reset,
        int basePort,
        @Nullable String mongodb,
        @Nullable String kafka) {}
