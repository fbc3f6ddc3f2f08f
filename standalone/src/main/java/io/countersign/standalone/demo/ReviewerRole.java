package io.countersign.standalone.demo;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reviewer may do. */
public enum ReviewerRole {
    REVIEWER,
    SENIOR,
    LEAD,
    AUDITOR;

    Set<String> scopes() {
        return switch (this) {
            case REVIEWER -> Set.of("review:read", "review:decide");
            case SENIOR -> Set.of("review:read", "review:decide", "review:senior");
            case LEAD -> Set.of("review:read", "review:decide", "review:lead");
            case AUDITOR -> Set.of("review:read", "review:audit");
        };
    }

    /** Of those who decide, separated by commas: cases can be handed over to them before they have claimed one. */
    public static String names() {
        return Stream.of(values())
                .filter(role -> role.scopes().contains("review:decide"))
                .map(ReviewerRole::label)
                .collect(Collectors.joining(","));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
