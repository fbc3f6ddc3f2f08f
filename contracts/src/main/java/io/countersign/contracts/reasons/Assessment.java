package io.countersign.contracts.reasons;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The findings of the rules on one revision, and the rule set (name and content hash). */
public record Assessment(String ruleSet, String hash, List<Finding> findings) {

    public Assessment {
        requireNonNull(ruleSet, "ruleSet");
        requireNonNull(hash, "hash");
        findings = List.copyOf(findings);
    }
}
