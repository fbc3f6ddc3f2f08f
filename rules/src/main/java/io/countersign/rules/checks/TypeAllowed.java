package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.SignatureType;
import io.countersign.rules.data.Matrix;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The account may have a signature of this type, and the type is still accepted. */
record TypeAllowed(Matrix matrix, Set<SignatureType> withdrawn) implements Rule {

    @Override
    public String name() {
        return "type";
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        var kind = subject.account().kind();
        var allowed = matrix.types(kind, application.purpose()).stream()
                .filter(type -> !withdrawn.contains(type))
                .toList();
        var values = Map.of("type", application.type().code());
        if (allowed.contains(application.type())) {
            return Findings.passed(this, values);
        }
        var code = withdrawn.contains(application.type()) ? ReasonCode.TYPE_WITHDRAWN : ReasonCode.TYPE_NOT_ALLOWED;
        var reason = Reason.at("/type", code);
        return Findings.rejected(
                this,
                values,
                allowed.isEmpty()
                        ? reason
                        : reason.with(
                                "allowed",
                                allowed.stream().map(SignatureType::code).collect(Collectors.joining(","))));
    }
}
