package io.countersign.review.console;

import static io.countersign.review.console.ConsoleAuthority.AUDIT;
import static io.countersign.review.console.ConsoleAuthority.LEAD;
import static io.countersign.review.console.ConsoleAuthority.VIEW;
import static io.countersign.review.console.ConsoleAuthority.WORK;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The roles of the console, each with what it may do. The table is the only source of a login's authorities. */
public enum ConsoleRole {
    REVIEWER(Set.of(VIEW, WORK)),
    SENIOR(Set.of(VIEW, WORK, ConsoleAuthority.SENIOR)),
    LEAD_REVIEWER("lead", Set.of(VIEW, WORK, ConsoleAuthority.SENIOR, LEAD, AUDIT)),
    AUDITOR(Set.of(VIEW, AUDIT));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // each is made by Set.of
    private final Set<String> authorities;

    ConsoleRole(Set<String> authorities) {
        this.code = name().toLowerCase(Locale.ROOT);
        this.authorities = authorities;
    }

    ConsoleRole(String code, Set<String> authorities) {
        this.code = code;
        this.authorities = authorities;
    }

    /** As the roles claim names it. */
    String code() {
        return code;
    }

    public Set<String> authorities() {
        return authorities;
    }

    /** The known roles among the codes; other codes grant nothing. */
    static Set<ConsoleRole> of(Collection<String> codes) {
        var roles = EnumSet.noneOf(ConsoleRole.class);
        for (var role : values()) {
            if (codes.contains(role.code)) {
                roles.add(role);
            }
        }
        return roles;
    }
}
