package io.countersign.standalone;

import java.util.Locale;
import java.util.Set;

/** What a reviewer may do. */
enum ReviewerRole {
    REVIEWER,
    SENIOR,
    LEAD,
    AUDITOR;

    Set<String> scopes() {
        return switch (this) {
            case REVIEWER -> Set.of("review:read", "review:decide");
            case SENIOR -> Set.of("review:read", "review:decide", "review:senior");
            case LEAD -> Set.of("review:read", "review:decide", "review:lead");
            case AUDITOR -> Set.of("review:read");
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
