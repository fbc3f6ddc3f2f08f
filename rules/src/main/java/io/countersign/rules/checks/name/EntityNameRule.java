package io.countersign.rules.checks.name;

import io.countersign.contracts.reasons.Finding;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.CompanyWords;
import java.util.Map;

/** A name that is a run of words of the entity's name, in order and without gaps, matches; a human decides on others. */
public record EntityNameRule(CompanyWords company) implements Rule {

    @Override
    public String name() {
        return "name-and-entity";
    }

    @Override
    public Finding check(Subject subject) {
        var entity = subject.entity();
        if (entity == null) {
            return RuleFindings.referred(this, Map.of());
        }
        var values = Map.of("entity", entity);
        return subject.isOwnName(company) ? RuleFindings.passed(this, values) : RuleFindings.referred(this, values);
    }
}
