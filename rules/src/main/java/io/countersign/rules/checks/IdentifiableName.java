package io.countersign.rules.checks;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Finding;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.data.GenericWords.Kind;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Folding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name must tell whose it is: general words, placeholders and a person's name tell nothing. */
record IdentifiableName(GenericWords generic, CompanyWords company) implements Rule {

    private enum Judgement {
        FINE,
        DOUBTFUL,
        NAMELESS
    }

    @Override
    public String name() {
        return "identifiable-name";
    }

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        if (isOwnPerson(subject)) {
            return rejected(subject, "person");
        }
        var plain = Folding.plain(subject.application().name());
        var judgement = judge(subject.name(), plain, subject.application().name());
        if (judgement == Judgement.NAMELESS && !isEntity(subject)) {
            return rejected(subject, "general");
        }
        return judgement == Judgement.FINE
                ? Findings.passed(this, Map.of("folded", plain))
                : Findings.referred(this, Map.of("folded", plain));
    }

    private Finding rejected(Subject subject, String kind) {
        return Findings.rejected(
                this,
                Map.of(
                        "kind",
                        kind,
                        "folded",
                        Folding.plain(subject.application().name())),
                Reason.at("/name", ReasonCode.NON_IDENTIFIABLE));
    }

    private static boolean isOwnPerson(Subject subject) {
        return !subject.isForOthers()
                && subject.account().kind() == AccountKind.INDIVIDUAL
                && subject.name().reads(subject.verifiedName());
    }

    /** A company may really be called by a general word; then a human looks. */
    private boolean isEntity(Subject subject) {
        var entity = subject.entity();
        return entity != null
                && (subject.name().reads(subject.foldedEntity())
                        || subject.name().reads(FoldedName.of(company.withoutLegalForm(entity))));
    }

    private Judgement judge(FoldedName name, String plain, String original) {
        if (name.isEmpty()) {
            return Judgement.NAMELESS;
        }
        var placeholder = Placeholders.of(plain);
        if (placeholder != null) {
            return placeholder == Placeholders.Certainty.SURE ? Judgement.NAMELESS : Judgement.DOUBTFUL;
        }
        var kind = kindOf(name);
        if (kind != null) {
            return kind == Kind.BROAD || kind == Kind.TRADE ? Judgement.DOUBTFUL : Judgement.NAMELESS;
        }
        return judgeWithoutDigits(original);
    }

    /** {@code test123} is as good as {@code test}; 快递100 may be a brand. */
    private Judgement judgeWithoutDigits(String original) {
        var bare = withoutDigits(original);
        if (bare.length() == original.length()) {
            return Judgement.FINE;
        }
        var kind = kindOf(FoldedName.of(bare));
        return kind == null ? Judgement.FINE : kind == Kind.PLACEHOLDER ? Judgement.NAMELESS : Judgement.DOUBTFUL;
    }

    private static String withoutDigits(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && !Character.isLetter(name.codePointAt(from))) {
            from += Character.charCount(name.codePointAt(from));
        }
        while (to > from && !Character.isLetter(name.codePointBefore(to))) {
            to -= Character.charCount(name.codePointBefore(to));
        }
        return name.substring(from, to);
    }

    /** What the name is if it consists of listed words only: the broadest word in it; null if it does not. */
    private @Nullable Kind kindOf(FoldedName name) {
        var text = name.compact();
        var best = new @Nullable Kind[text.length() + 1];
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int from = 0; from < text.length(); from++) {
            if (reached[from]) {
                extend(name, from, best, reached);
            }
        }
        var kind = reached[text.length()] ? best[text.length()] : null;
        return kind == Kind.CONNECTOR ? null : kind;
    }

    private void extend(FoldedName name, int from, @Nullable Kind[] best, boolean[] reached) {
        generic.words().scanFrom(name.compact(), from, (start, to, kind) -> {
            boolean latin = name.compact().charAt(start) < 0x80;
            if (kind != Kind.CONNECTOR || !latin || name.isWhole(start, to)) {
                var along = along(best[start], kind);
                best[to] = reached[to] ? surer(best[to], along) : along;
                reached[to] = true;
            }
        });
    }

    /** What words one after the other are: a bank's alert is nobody's, a receipt bank may be somebody. */
    private static Kind along(@Nullable Kind before, Kind next) {
        if (before == null || before == Kind.CONNECTOR) {
            return next;
        }
        if (next == Kind.CONNECTOR) {
            return before;
        }
        if (before == Kind.BROAD || next == Kind.BROAD) {
            return Kind.BROAD;
        }
        if (next == Kind.TRADE && before == Kind.GENERIC) {
            return Kind.BROAD;
        }
        return before == Kind.PLACEHOLDER ? before : next;
    }

    /** The surer of two readings of the same text. */
    private static @Nullable Kind surer(@Nullable Kind one, Kind other) {
        return one != null && one.compareTo(other) < 0 ? one : other;
    }
}
