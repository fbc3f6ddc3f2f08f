package io.countersign.rules.checks.name;

import io.countersign.contracts.Region;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.NameForm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A name has as many code points as its region allows. */
public record NameLengthRule(Map<Region, NameForm> forms) implements Rule {

    @Override
    public String name() {
        return "name-length";
    }

    @Override
    public boolean looksAtTheNameOnly() {
        return true;
    }

    @Override
    public Set<ReasonCode> repairs() {
        return Set.of(ReasonCode.NAME_LENGTH);
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        var form = Objects.requireNonNull(forms.get(application.region()));
        int length = application.name().codePointCount(0, application.name().length());
        var values = Map.of(
                "length", Integer.toString(length),
                "min", Integer.toString(form.min()),
                "max", Integer.toString(form.max()));
        if (length >= form.min() && length <= form.max()) {
            return RuleFindings.passed(this, values);
        }
        var reason = new Reason(
                ReasonCode.NAME_LENGTH,
                "/name",
                values,
                List.of(),
                null,
                length > form.max() ? List.of(new TextRange(form.max(), length)) : List.of());
        return RuleFindings.rejected(this, values, NameRepair.offer(reason, application.name(), application.region()));
    }
}
