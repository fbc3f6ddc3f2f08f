package io.countersign.platform.store.document;

/**
 * The names under which a service's stores find their collections. A rebuild fills collections with a suffix and renames
 * them when they are complete.
 *
 * @param suffix appended to the name of each collection that a rebuild makes; empty in a running service
 */
public record CollectionNames(String suffix) {

    public static final CollectionNames CURRENT = new CollectionNames("");
    public static final CollectionNames REBUILT = new CollectionNames("_rebuilt");

    public String of(String collection) {
        return collection + suffix;
    }
}
