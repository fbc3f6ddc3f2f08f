package io.countersign.platform.service;

/**
 * Who this service is, and what it is called on servers that it shares with other installations.
 *
 * @param name the service's own name, such as {@code quota}
 * @param prefix put before every topic, group and database; empty by default
 */
public record ServiceName(String name, String prefix) {

    /** The consumer group of the service's listeners. */
    public String group() {
        return prefix + "countersign." + name;
    }

    /** The name of the service's database. */
    public String database() {
        return prefix + "countersign_" + name;
    }
}
