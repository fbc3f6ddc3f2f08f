package io.countersign.rules.checks.name;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.checks.spelling.GeneralName;
import io.countersign.rules.checks.spelling.GeneralName.Meaning;
import io.countersign.rules.checks.spelling.Homophones;
import io.countersign.rules.checks.spelling.MarkerWords;
import io.countersign.rules.checks.spelling.NumberedName;
import io.countersign.rules.checks.spelling.PlaceholderPatterns;
import io.countersign.rules.checks.spelling.PlaceholderSpelling;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.text.Disguises;
import io.countersign.rules.text.FoldedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name identifies its sender: general words, placeholders, parts of company names and a person's name do not. */
public record IdentifiableNameRule(GenericWords generic, CompanyWords company, Disguises disguises) implements Rule {

    private static final int MIN_DISGUISED = 4;

    /** Fewer Chinese characters are one word. */
    private static final int MIN_WORDS_LENGTH = 4;

    /**
     * What a name was found to be.
     *
     * @param certain whether it identifies no sender; otherwise it may be the name of one
     * @param bare whether it is a placeholder or a legal form, which even a company so called may not use alone
     * @param brand whether a brand may be so called, which a placeholder for any content is not
     */
    private record Match(boolean certain, boolean bare, boolean brand, List<TextRange> positions) {

        Match(boolean certain, boolean bare, List<TextRange> positions) {
            this(certain, bare, !bare, positions);
        }
    }

    @Override
    public String name() {
        return "identifiable-name";
    }

    @Override
    public boolean isAppealable() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var values = Map.of("folded", subject.plainName().compact());
        if (isOwnPerson(subject)) {
            return rejected(subject, "person", List.of());
        }
        var match = match(subject);
        if (match == null) {
            return RuleFindings.passed(this, values);
        }
        return match.certain() && !mayBeUsed(subject, match)
                ? rejected(subject, "general", match.positions())
                : RuleFindings.referred(this, values);
    }

    private Finding rejected(Subject subject, String kind, List<TextRange> positions) {
        return RuleFindings.rejected(
                this,
                Map.of("kind", kind, "folded", subject.plainName().compact()),
                Reason.at("/name", ReasonCode.NON_IDENTIFIABLE).located(positions));
    }

    private static boolean isOwnPerson(Subject subject) {
        return !subject.isForOthers()
                && subject.account().kind() == AccountKind.INDIVIDUAL
                && subject.name().reads(subject.verifiedName());
    }

    /** A human decides on a certified trademark, a company's whole brand, and a word of its name that is not bare. */
    private boolean mayBeUsed(Subject subject, Match match) {
        if (company.isFormFragment(subject.plainName().compact())) {
            return false;
        }
        boolean bare = match.bare() && subject.application().type() != SignatureType.GOVERNMENT;
        return subject.isCertifiedTrademark()
                || generic.hasProtectedName(subject.plainName().compact())
                || (bare ? subject.isWholeBrand(company) : subject.isOwnName(company))
                || (match.brand() && subject.hasOwnBrand(company))
                || (!isListed(subject) && (subject.isBrand(company) || subject.isShortened(company)));
    }

    /** Whether it consists of several words, so that its place in the owner's name is no coincidence. */
    private static boolean isLong(Subject subject) {
        var name = subject.plainName().compact();
        boolean latin = name.charAt(0) < 0x80;
        return latin ? subject.application().name().strip().indexOf(' ') > 0 : name.length() >= MIN_WORDS_LENGTH;
    }

    private boolean isListed(Subject subject) {
        return generic.words().whole(subject.plainName().compact()) != null;
    }

    private @Nullable Match match(Subject subject) {
        var name = subject.plainName();
        if (name.isEmpty()) {
            return new Match(true, true, List.of());
        }
        var pattern = PlaceholderPatterns.of(name.compact());
        if (pattern == PlaceholderPatterns.Certainty.CERTAIN) {
            return new Match(true, name.compact().charAt(0) < 0x80, whole(name));
        }
        if (company.isFormFragment(name.compact())) {
            return new Match(true, true, whole(name));
        }
        var written = subject.application().name();
        if (PlaceholderSpelling.isOmitted(written)) {
            return new Match(true, written.indexOf('某') < 0, whole(name));
        }
        var words = matchWords(subject);
        if (words != null && words.certain()) {
            return words;
        }
        if (generic.alone().contains(name.compact())) {
            return new Match(true, false, whole(name));
        }
        var likely = words == null && pattern != null ? new Match(false, true, whole(name)) : words;
        return matchSpelling(subject, likely);
    }

    private @Nullable Match matchWords(Subject subject) {
        var words = GeneralName.of(subject.plainName(), generic, company);
        var meaning = words.meaning();
        return meaning == null
                ? null
                : new Match(
                        GeneralName.isNonIdentifying(meaning),
                        (isBare(meaning) && words.isOneWord() && !isLong(subject)) || words.hasPartsOnly(),
                        meaning != Meaning.FILLER && !words.hasPartsOnly(),
                        words.positions());
    }

    /** @param uncertain what the words of the name were found to be */
    private @Nullable Match matchSpelling(Subject subject, @Nullable Match uncertain) {
        var written = subject.application().name();
        var numbered = matchNumbered(written);
        if (numbered != null && numbered.certain()) {
            return numbered;
        }
        var rest = MarkerWords.rest(subject.plainName(), generic.markers());
        if (rest != null) {
            return new Match(!subject.isOwnWord(rest, company), false, whole(subject.plainName()));
        }
        if (PlaceholderSpelling.isPlaceholder(written, subject.plainName(), generic, company)
                || Homophones.isHomophone(subject.plainName(), generic.homophones())) {
            return new Match(true, false, whole(subject.plainName()));
        }
        if (uncertain != null || numbered != null) {
            return uncertain != null ? uncertain : numbered;
        }
        return matchDisguised(subject.disguisedName(disguises));
    }

    private static boolean isBare(Meaning meaning) {
        return switch (meaning) {
            case FILLER, PLACEHOLDER, MESSAGE, FORM -> true;
            default -> false;
        };
    }

    private static List<TextRange> whole(FoldedName name) {
        return List.of(name.range(0, name.compact().length()));
    }

    /** {@code test123} and 通知2号 are as general as without the number; 快递100 may be a brand. */
    private @Nullable Match matchNumbered(String name) {
        var bare = NumberedName.of(name);
        if (bare == null) {
            return null;
        }
        var whole = List.of(new TextRange(0, name.codePointCount(0, name.length())));
        var folded = FoldedName.plain(bare.text());
        if (PlaceholderPatterns.of(folded.compact()) == PlaceholderPatterns.Certainty.CERTAIN) {
            return new Match(true, true, whole);
        }
        var meaning = GeneralName.of(folded, generic, company).meaning();
        if (meaning == null) {
            return matchDisguised(disguises.read(bare.text()));
        }
        boolean placeholder = meaning == Meaning.FILLER || meaning == Meaning.PLACEHOLDER;
        boolean certain = placeholder || (bare.isCounted() && GeneralName.isNonIdentifying(meaning));
        return new Match(certain, isBare(meaning), whole);
    }

    /** {@code T3st} and {@code Te$t} are read as one listed word. */
    private @Nullable Match matchDisguised(@Nullable FoldedName name) {
        if (name == null || name.compact().length() < 2) {
            return null;
        }
        int length = name.compact().length();
        var kind = generic.wholeNames().whole(name.compact());
        boolean latin = name.compact().charAt(0) < 0x80;
        if (kind == null
                || kind == GenericWords.Kind.PARTICLE
                || (latin && length < MIN_DISGUISED)
                || name.disguisedIn(0, length) * 2 > length
                || !(latin ? GeneralName.isNonIdentifying(GeneralName.of(kind)) : isBare(GeneralName.of(kind)))) {
            return null;
        }
        return new Match(true, isBare(GeneralName.of(kind)), whole(name));
    }
}
