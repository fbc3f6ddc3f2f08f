package io.countersign.contracts.reasons;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What the rules said of one revision, under which rule set (by name and content hash). */
public record Assessment(String ruleSet, String hash, List<Finding> findings) {

    public Assessment {
        requireNonNull(ruleSet, "ruleSet");
        requireNonNull(hash, "hash");
        findings = List.copyOf(findings);
    }
}
