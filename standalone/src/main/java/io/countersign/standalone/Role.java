package io.countersign.standalone;

import java.util.Locale;
import java.util.Set;

/** What a reviewer may do. */
enum Role {
    REVIEWER("review:read", "review:decide"),
    SENIOR("review:read", "review:decide"),
    LEAD("review:read", "review:decide", "review:lead"),
    AUDITOR("review:read");

    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    Set<String> scopes() {
        return scopes;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
