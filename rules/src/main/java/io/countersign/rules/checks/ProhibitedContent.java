package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.rules.data.Prohibited;
import io.countersign.rules.data.Prohibited.Effect;
import io.countersign.rules.data.Prohibited.Term;
import io.countersign.rules.text.FoldedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No signature is given for some subjects; where a word may also be innocent, a human looks. */
record ProhibitedContent(Prohibited list) implements Rule {

    private record Hit(int from, int to, Term term) {

        boolean isInside(Hit other) {
            return other.term.effect() == Effect.HARMLESS && other.from <= from && to <= other.to;
        }
    }

    @Override
    public String name() {
        return "prohibited-content";
    }

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var hits = hits(subject.name());
        for (var effect : new Effect[] {Effect.REJECT, Effect.SUSPECT}) {
            for (var hit : hits) {
                if (hit.term().effect() == effect && hits.stream().noneMatch(hit::isInside)) {
                    return finding(hit.term());
                }
            }
        }
        return Findings.passed(this, Map.of());
    }

    private List<Hit> hits(FoldedName name) {
        var hits = new ArrayList<Hit>(2);
        list.terms().scan(name.compact(), (from, to, term) -> {
            if (!term.whole() || name.isWhole(from, to)) {
                hits.add(new Hit(from, to, term));
            }
        });
        return hits;
    }

    private Finding finding(Term term) {
        var values = Map.of("subject", term.code());
        var restricted = Map.of("entry", term.phrase());
        if (term.effect() == Effect.SUSPECT) {
            return Findings.referred(this, values, restricted);
        }
        var reason = Reason.at("/name", ReasonCode.PROHIBITED_CONTENT)
                .with("subject_en", term.subject().en())
                .with("subject_zh", term.subject().zh());
        return Findings.rejected(this, values, restricted, reason);
    }
}
