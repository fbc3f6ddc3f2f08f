package io.countersign.failures;

import io.countersign.acceptance.Jars;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The four, in the order of the flow. */
enum Service {
    INTAKE,
    QUOTA,
    REVIEW,
    NOTIFICATION;

    static final List<Service> ALL = List.of(values());
    static final List<String> LABELS = ALL.stream().map(Service::label).toList();

    static Service of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path jar() {
        return Jars.of(label() + "-service");
    }

    /** The service of a path, as a gateway routes it. */
    static Service at(String path) {
        if (path.startsWith("/v1/quota")) {
            return QUOTA;
        }
        if (path.startsWith("/v1/cases")) {
            return REVIEW;
        }
        return path.startsWith("/v1/notices") || path.startsWith("/v1/endpoints") ? NOTIFICATION : INTAKE;
    }
}
