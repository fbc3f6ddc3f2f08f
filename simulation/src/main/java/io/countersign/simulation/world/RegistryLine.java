package io.countersign.simulation.world;

import org.jspecify.annotations.Nullable;

/**
 * A record of the registry's topic.
 *
 * @param name null removes the key
 */
public record RegistryLine(String key, @Nullable String name) {}
