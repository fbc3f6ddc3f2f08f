package io.countersign.benchmarks.raw;

import io.countersign.benchmarks.raw.DocumentCopier.SignatureCollection;
import java.util.List;
import java.util.Map;

/** The collections with one document for each signature. They have had these names since e4f0300. */
public final class SignatureCollections {

    private static final Map<String, String> BY_SERVICE =
            Map.of("intake", "views", "review", "cases", "notification", "notices");

    private SignatureCollections() {}

    /** @param prefix that of the deployment's databases */
    public static List<SignatureCollection> of(String prefix) {
        return BY_SERVICE.entrySet().stream()
                .map(entry -> new SignatureCollection(database(prefix, entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The database of a service, such as {@code intake}. */
    public static String database(String prefix, String service) {
        return prefix + "countersign_" + service;
    }

    /** Removes all documents but the newest of each collection. What is still being decided is among the newest. */
    public static void keepNewest(String mongodb, String prefix, int count) {
        try (var store = new StoreCeiling(mongodb)) {
            of(prefix).forEach(each -> store.keep(each.database(), each.collection(), count));
        }
    }
}
