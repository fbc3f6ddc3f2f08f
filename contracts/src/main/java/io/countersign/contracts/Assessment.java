package io.countersign.contracts;

import java.util.List;

/** What the rules said of one revision, under which rule set (by name and content hash). */
public record Assessment(String ruleSet, String hash, List<Finding> findings) {

    public Assessment {
        findings = List.copyOf(findings);
    }
}
