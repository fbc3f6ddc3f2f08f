package io.countersign.rules.checks.name;

import io.countersign.contracts.Region;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.checks.spelling.CodePoints;
import io.countersign.rules.data.NameForm;
import io.countersign.rules.data.NameForm.Characters;
import io.countersign.rules.text.Folding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** A name consists of the characters that its region allows; brackets are another rule's. */
public record NameCharactersRule(Map<Region, NameForm> forms) implements Rule {

    private static final int MAX_SHOWN = 8;

    @Override
    public String name() {
        return "name-characters";
    }

    @Override
    public boolean looksAtTheNameOnly() {
        return true;
    }

    @Override
    public Set<ReasonCode> repairs() {
        return Set.of(ReasonCode.NAME_CHARACTERS);
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        var form = Objects.requireNonNull(forms.get(application.region()));
        IntPredicate wrong = form.characters() == Characters.CHINESE_LETTERS_DIGITS
                ? c -> !isChineseLetterOrDigit(c)
                : NameCharactersRule::isNoCharacter;
        if (!any(application.name(), wrong)) {
            return any(application.name(), NameCharactersRule::isUnusual)
                    ? RuleFindings.referred(this, shown(application.name(), NameCharactersRule::isUnusual))
                    : RuleFindings.passed(this, Map.of());
        }
        var values = shown(application.name(), wrong);
        var reason = new Reason(
                ReasonCode.NAME_CHARACTERS,
                "/name",
                values,
                List.of(),
                null,
                CodePoints.runs(application.name(), c -> wrong.test(c) && !NameBracketsRule.isBracket(c)));
        return RuleFindings.rejected(this, values, NameRepair.offer(reason, application.name(), application.region()));
    }

    private static boolean any(String name, IntPredicate wrong) {
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            if (wrong.test(c) && !NameBracketsRule.isBracket(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    /** A character without a visible form is named by its number. */
    private static Map<String, String> shown(String name, IntPredicate wrong) {
        var characters = name.codePoints()
                .filter(c -> wrong.test(c) && !NameBracketsRule.isBracket(c))
                .distinct()
                .limit(MAX_SHOWN)
                .mapToObj(c -> isVisible(c) ? Character.toString(c) : String.format("U+%04X", c))
                .collect(Collectors.joining(" "));
        return Map.of("characters", characters);
    }

    static boolean isWide(int c) {
        return (c >= 0xFF01 && c <= 0xFF5E) || c == 0x3000;
    }

    private static boolean isChineseLetterOrDigit(int c) {
        if (c < 0x80) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN -> Character.isIdeographic(c);
            case LATIN -> Character.isLetter(c) && !isWide(c) && !isCompatibility(c);
            default -> false;
        };
    }

    /** Ligatures and the like, which stand for other letters. */
    private static boolean isCompatibility(int c) {
        return (c >= 0xFB00 && c <= 0xFB4F)
                || (c >= 0x1D400 && c <= 0x1D7FF)
                || Character.getType(c) == Character.MODIFIER_LETTER;
    }

    private static boolean isNoCharacter(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Characters without a visible form, or without a standard one. */
    private static boolean isUnusual(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || (Folding.isIgnorable(c) && !isEmojiStyle(c));
    }

    /** The variation selectors that emoji are written with. */
    private static boolean isEmojiStyle(int c) {
        return c == 0xFE0E || c == 0xFE0F;
    }

    private static boolean isVisible(int c) {
        return !isNoCharacter(c)
                && !isUnusual(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.NON_SPACING_MARK;
    }
}
