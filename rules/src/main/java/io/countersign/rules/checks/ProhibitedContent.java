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

    /** A Chinese phrase of so many characters is met by chance, where one word ends and the next begins. */
    private static final int SHORT = 3;

    private record Hit(int from, int to, Term term) {

        /** Inside or beside: 反赌 tells of 反赌博 what it is, and 奖学金 of 中奖学金. A part of the hit tells nothing. */
        boolean isHiddenBy(Hit other) {
            boolean overlaps = other.from < to && from < other.to;
            return overlaps && other.isHarmless() && (other.from < from || to < other.to);
        }

        boolean isHarmless() {
            return term.effect() == Effect.HARMLESS;
        }

        boolean isSure(FoldedName name) {
            return term.effect() == Effect.REJECT && (term.whole() || to - from > SHORT || name.isWords(from, to));
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
        var found = hits(subject.name());
        var hits = found.stream()
                .filter(hit -> !hit.isHarmless() && found.stream().noneMatch(hit::isHiddenBy))
                .toList();
        if (hits.isEmpty()) {
            return Findings.passed(this, Map.of());
        }
        return hits.stream()
                .filter(hit -> hit.isSure(subject.name()))
                .findFirst()
                .map(hit -> rejected(hit.term()))
                .orElseGet(() -> referred(hits.getFirst().term()));
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

    private Finding rejected(Term term) {
        var reason = Reason.at("/name", ReasonCode.PROHIBITED_CONTENT)
                .with("subject_en", term.subject().en())
                .with("subject_zh", term.subject().zh());
        return Findings.rejected(this, Map.of("subject", term.code()), Map.of("entry", term.phrase()), reason);
    }

    private Finding referred(Term term) {
        return Findings.referred(this, Map.of("subject", term.code()), Map.of("entry", term.phrase()));
    }
}
