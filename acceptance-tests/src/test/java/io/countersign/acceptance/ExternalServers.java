package io.countersign.acceptance;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Broker and store that the environment names; what it does not name the system brings along.
 *
 * @param prefix before every topic, group and database, so that others on the same servers notice nothing
 */
record ExternalServers(@Nullable String kafka, @Nullable String mongodb, String prefix) {

    static final ExternalServers NONE = new ExternalServers(null, null, "");

    static ExternalServers ofEnvironment() {
        var kafka = System.getenv("COUNTERSIGN_TEST_KAFKA");
        var mongodb = System.getenv("COUNTERSIGN_TEST_MONGODB_URI");
        return kafka == null && mongodb == null ? NONE : new ExternalServers(kafka, mongodb, freshPrefix());
    }

    private static String freshPrefix() {
        return "a" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10) + "-";
    }

    /** For the command line. */
    List<String> options() {
        var options = new ArrayList<String>();
        if (kafka != null) {
            options.addAll(List.of("--kafka", kafka));
        }
        if (mongodb != null) {
            options.addAll(List.of("--mongodb-uri", mongodb));
        }
        return options;
    }

    /** For a service's process. */
    Map<String, String> environment() {
        return prefix.isEmpty() ? Map.of() : Map.of("COUNTERSIGN_PREFIX", prefix);
    }
}
