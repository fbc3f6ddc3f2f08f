package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import java.util.Map;

/** A name that is a part of the entity's name, in order and without gaps, matches; any other is a human's to judge. */
record NameOfEntity() implements Rule {

    private static final int SHORTEST = 2;

    @Override
    public String name() {
        return "name-and-entity";
    }

    @Override
    public Finding check(Subject subject) {
        var entity = subject.entity();
        var folded = subject.foldedEntity();
        if (entity == null || folded == null) {
            return Findings.referred(this, Map.of());
        }
        var values = Map.of("entity", entity);
        boolean matches = subject.name().compact().length() >= SHORTEST && folded.contains(subject.name());
        return matches ? Findings.passed(this, values) : Findings.referred(this, values);
    }
}
