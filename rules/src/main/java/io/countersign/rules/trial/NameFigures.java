package io.countersign.rules.trial;

import io.countersign.rules.RuleSet;
import java.util.List;

/**
 * How the rules about names did on labelled names.
 *
 * @param precision the lowest of the rules that reject
 * @param placeholders how many names labelled T were rejected as non-identifiable
 * @param prohibited how many names labelled P or X raised a finding
 */
record NameFigures(int names, double precision, Share placeholders, Share prohibited) {

    /** A part of a whole. */
    record Share(int part, int whole) {

        private static Share of(RuleScore score) {
            return new Share(score.expected() - score.missed().size(), score.expected());
        }

        double ratio() {
            return whole == 0 ? 1 : (double) part / whole;
        }

        @Override
        public String toString() {
            return "%.4f (%d of %d)".formatted(ratio(), part, whole);
        }
    }

    static NameFigures of(LabelledNames names, RuleSet set) {
        return new NameFigures(
                names.lines().size(),
                RuleMeasurement.scores(names, set).stream()
                        .mapToDouble(RuleScore::precision)
                        .min()
                        .orElse(1),
                share(names, set, List.of("T"), "identifiable-name"),
                share(names, set, List.of("P", "X"), "prohibited-content"));
    }

    private static Share share(LabelledNames names, RuleSet set, List<String> labels, String rule) {
        var labelled = names.lines().stream()
                .filter(line -> labels.stream().anyMatch(line::hasLabel))
                .toList();
        return RuleMeasurement.scores(new LabelledNames(labelled), set).stream()
                .filter(score -> score.rule().equals(rule))
                .findAny()
                .map(Share::of)
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "names %d, lowest precision %.4f, placeholders rejected %s, prohibited and disguised names found %s"
                .formatted(names, precision, placeholders, prohibited);
    }
}
