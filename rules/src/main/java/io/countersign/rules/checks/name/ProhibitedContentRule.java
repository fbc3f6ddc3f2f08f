package io.countersign.rules.checks.name;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.checks.spelling.GeneralName;
import io.countersign.rules.checks.spelling.NumberAfterWord;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.data.Prohibited;
import io.countersign.rules.data.Prohibited.Effect;
import io.countersign.rules.data.Prohibited.Term;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.MixedSyllables;
import io.countersign.rules.text.Pinyin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** No signature is given for some subjects; where a word may be innocent, or is the company's own, a human decides. */
public record ProhibitedContentRule(Prohibited list, GenericWords generic, CompanyWords company) implements Rule {

    /** A Chinese phrase of so many characters occurs by chance, where one word ends and the next begins. */
    private static final int MAX_AMBIGUOUS_LENGTH = 3;

    /** A Latin word of so many letters is recognised with certainty when some of them are replaced. */
    private static final int MIN_CERTAIN_DISGUISE = 5;

    /** More letters in a Chinese name are a word. */
    private static final int MAX_INTERSPERSED = 2;

    private static final int MIN_MISSPELT = 3;

    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u");
    private static final Pattern DOUBLED = Pattern.compile("([A-Za-z])(?=\\1)");
    private static final Pattern LATIN = Pattern.compile("[a-z0-9]");

    private record Hit(int from, int to, Term term, boolean isCertain) {

        /** Inside or beside: 反赌 explains 反赌博, and 奖学金 explains 中奖学金. A part of the hit explains nothing. */
        boolean isHiddenBy(Hit other) {
            boolean overlaps = other.from < to && from < other.to;
            return overlaps && other.isHarmless() && (other.from < from || to < other.to);
        }

        boolean isHarmless() {
            return term.effect() == Effect.HARMLESS;
        }
    }

    @Override
    public String name() {
        return "prohibited-content";
    }

    @Override
    public boolean isAppealable() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var name = subject.plainName();
        var found = hits(name);
        var hits = visible(found, found);
        if (hits.isEmpty()) {
            var disguised = subject.disguisedName(list.disguises());
            name = disguised == null ? name : disguised;
            hits = disguised == null
                    ? List.of()
                    : disguisedHits(
                            disguised, subject.application().name().chars().allMatch(ProhibitedContentRule::isLetter));
        }
        if (hits.isEmpty()) {
            name = subject.plainName();
            hits = visible(homophoneHits(name), found);
        }
        if (hits.isEmpty()) {
            hits = syllableHits(name.compact());
        }
        if (hits.isEmpty()) {
            hits = interspersedHits(name);
        }
        if (hits.isEmpty()) {
            hits = misspeltHits(subject.application().name());
        }
        if (hits.isEmpty()) {
            hits = confusedHits(subject.name());
        }
        if (hits.isEmpty()) {
            var numbered = NumberAfterWord.find(subject.plainName(), list.numbered());
            return numbered == null ? RuleFindings.passed(this, Map.of()) : referred(numbered);
        }
        var certain = hits.stream().filter(Hit::isCertain).toList();
        return certain.isEmpty() || mayBeUsed(subject, name, hits, certain)
                ? referred((certain.isEmpty() ? hits : certain).getFirst().term())
                : rejected(name, certain);
    }

    /** A human decides on what is in the name of the organisation, or what it may deal with by its licence. */
    private boolean mayBeUsed(Subject subject, FoldedName name, List<Hit> hits, List<Hit> certain) {
        return subject.isCertifiedTrademark()
                || subject.isOwnName(company)
                || subject.isInEntityName()
                || certain.stream().allMatch(hit -> subject.isOfEntity(hit.term()))
                || isAttribute(name, hits);
    }

    /** Whether words that are not listed follow all hits: what such a name denotes is another thing, as in 赌城风云. */
    private boolean isAttribute(FoldedName name, List<Hit> hits) {
        int end = hits.stream().mapToInt(Hit::to).max().orElse(0);
        var rest = name.compact().substring(end);
        return !rest.isEmpty()
                && rest.codePoints().anyMatch(Character::isLetter)
                && !list.heads().contains(rest)
                && GeneralName.of(FoldedName.plain(rest), generic, company).meaning() == null;
    }

    private static boolean isLetter(int c) {
        return c == ' ' || Character.isLetter(c);
    }

    private static List<Hit> visible(List<Hit> hits, List<Hit> all) {
        return hits.stream()
                .filter(hit -> !hit.isHarmless() && all.stream().noneMatch(hit::isHiddenBy))
                .toList();
    }

    private List<Hit> hits(FoldedName name) {
        var hits = new ArrayList<Hit>(2);
        list.terms().scan(name.compact(), (from, to, term) -> {
            if (hasLatinEdges(name, from, to)) {
                boolean certain = term.effect() == Effect.REJECT
                        && (term.whole() || to - from > MAX_AMBIGUOUS_LENGTH || name.isWords(from, to));
                hits.add(new Hit(from, to, term, certain));
            }
        });
        return hits;
    }

    /** Whether the part begins and ends where words do, as far as it does with Latin letters. */
    private static boolean hasLatinEdges(FoldedName name, int from, int to) {
        var text = name.compact();
        return (text.charAt(from) >= 0x80 || name.isEdge(from)) && (text.charAt(to - 1) >= 0x80 || name.isEdge(to));
    }

    /**
     * Words of which at least half of the characters are written as they are, or all as letters of another alphabet;
     * Chinese ones are never certain.
     */
    private List<Hit> disguisedHits(FoldedName name, boolean lettersOnly) {
        var hits = new ArrayList<Hit>(2);
        list.skeletons().scan(name.compact(), (from, to, term) -> {
            int disguised = name.disguisedIn(from, to);
            boolean latin = term.whole();
            boolean half = disguised * 2 <= to - from;
            if (disguised > 0 && (!latin || (hasLatinEdges(name, from, to) && (half || lettersOnly)))) {
                boolean certain = latin && half && term.effect() == Effect.REJECT && to - from >= MIN_CERTAIN_DISGUISE;
                hits.add(new Hit(from, to, term, certain));
            }
        });
        return hits;
    }

    /** Chinese words between whose characters letters or digits are written, or of which a part is in Latin letters. */
    private List<Hit> interspersedHits(FoldedName name) {
        var text = name.compact();
        var chinese = LATIN.matcher(text).replaceAll("");
        int latin = text.length() - chinese.length();
        if (latin == 0 || chinese.isEmpty()) {
            return List.of();
        }
        boolean interspersed = latin <= MAX_INTERSPERSED;
        return hits(FoldedName.plain(interspersed ? chinese : Pinyin.letters(text))).stream()
                .filter(hit -> !interspersed || hit.term().effect() == Effect.REJECT)
                .map(hit -> new Hit(hit.from(), hit.to(), hit.term(), false))
                .toList();
    }

    /** Latin words in which one Latin letter is written for another that looks like it, as in {@code Vlagra}. */
    private List<Hit> confusedHits(FoldedName skeleton) {
        var hits = new ArrayList<Hit>(1);
        list.skeletons().scan(skeleton.compact(), (from, to, term) -> {
            boolean certain = term.whole() && term.effect() == Effect.REJECT && to - from >= MIN_CERTAIN_DISGUISE;
            if (certain && skeleton.isWhole(from, to)) {
                hits.add(new Hit(from, to, term, false));
            }
        });
        return hits;
    }

    /** Latin words with an asterisk in the place of a vowel, or with a letter doubled. */
    private List<Hit> misspeltHits(String name) {
        var read = new ArrayList<String>();
        if (name.indexOf('*') > 0) {
            VOWELS.forEach(vowel -> read.add(name.replace("*", vowel)));
        }
        var doubled = DOUBLED.matcher(name);
        while (doubled.find()) {
            read.add(name.substring(0, doubled.start()) + name.substring(doubled.start() + 1));
        }
        return read.stream()
                .flatMap(text -> hits(FoldedName.plain(text)).stream())
                .filter(hit -> hit.term().whole() && hit.to() - hit.from() >= MIN_MISSPELT)
                .map(hit -> new Hit(hit.from(), hit.to(), hit.term(), false))
                .toList();
    }

    /** Words of which some characters are written as syllables. */
    private List<Hit> syllableHits(String text) {
        var mixed = MixedSyllables.of(text);
        if (mixed == null) {
            return List.of();
        }
        var hits = new ArrayList<Hit>(1);
        list.homophones()
                .scan(
                        mixed.folded(),
                        (from, to, terms) -> terms.stream()
                                .filter(term -> isPartlyWritten(mixed, from, term.phrase()))
                                .forEach(term -> hits.add(new Hit(from, to, term, false))));
        return hits;
    }

    /** Whether some units are syllables and the others the characters of the phrase. */
    private static boolean isPartlyWritten(MixedSyllables mixed, int from, String phrase) {
        int syllables = 0;
        for (int i = 0; i < phrase.length(); i++) {
            var unit = mixed.units().get(from + i);
            if (unit.length() > 1) {
                syllables++;
            } else if (unit.charAt(0) != phrase.charAt(i)) {
                return false;
            }
        }
        return syllables > 0 && syllables < phrase.length();
    }

    /**
     * Words of three characters with one homophone, longer ones with two; of two with one of the same tone, unless the
     * dictionary knows the word.
     */
    private List<Hit> homophoneHits(FoldedName name) {
        var hits = new ArrayList<Hit>(2);
        var text = name.compact();
        if (!hasChineseWord(text)) {
            return hits;
        }
        list.homophones()
                .scan(
                        Pinyin.fold(text),
                        (from, to, terms) -> terms.forEach(term -> {
                            int different = different(text, from, term.phrase());
                            if (different > 0 && isSameSound(name, from, to, term, different)) {
                                hits.add(new Hit(from, to, term, false));
                            }
                        }));
        return hits;
    }

    private static boolean isSameSound(FoldedName name, int from, int to, Term term, int different) {
        if (to - from > 2) {
            return different <= (to - from == MAX_AMBIGUOUS_LENGTH ? 1 : 2);
        }
        int at = name.compact().charAt(from) == term.phrase().charAt(0) ? 1 : 0;
        return different == 1
                && name.isWordBoundary(from + 1)
                && Pinyin.isSame(name.compact().charAt(from + at), term.phrase().charAt(at));
    }

    private static boolean hasChineseWord(String text) {
        int count = 0;
        for (int i = 0; i < text.length() && count < 2; i++) {
            count += Character.isIdeographic(text.charAt(i)) ? 1 : 0;
        }
        return count == 2;
    }

    private static int different(String text, int from, String phrase) {
        int count = 0;
        for (int i = 0; i < phrase.length(); i++) {
            if (text.charAt(from + i) != phrase.charAt(i)) {
                count++;
            }
        }
        return count;
    }

    private Finding rejected(FoldedName name, List<Hit> hits) {
        var term = hits.getFirst().term();
        var reason = Reason.at("/name", ReasonCode.PROHIBITED_CONTENT)
                .with("subject_en", term.subject().text().en())
                .with("subject_zh", term.subject().text().zh())
                .located(hits.stream()
                        .map(hit -> name.range(hit.from(), hit.to()))
                        .distinct()
                        .toList());
        return RuleFindings.rejected(this, Map.of("subject", term.code()), Map.of("entry", term.phrase()), reason);
    }

    private Finding referred(Term term) {
        return RuleFindings.referred(this, Map.of("subject", term.code()), Map.of("entry", term.phrase()));
    }
}
