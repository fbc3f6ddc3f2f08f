package io.countersign.rules.load;

import io.countersign.contracts.application.DocumentType;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.NameForm;
import io.countersign.rules.data.Papers;
import io.countersign.rules.data.Prohibited;
import io.countersign.rules.data.Prohibited.Effect;
import io.countersign.rules.data.Prohibited.Subject;
import io.countersign.rules.data.Prohibited.Term;
import io.countersign.rules.data.RemarkForm;
import io.countersign.rules.data.Stores;
import io.countersign.rules.data.Text;
import io.countersign.rules.text.Disguises;
import io.countersign.rules.text.Folding;
import io.countersign.rules.text.Phrases;
import io.countersign.rules.text.Pinyin;
import io.countersign.rules.yaml.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the content of list files into types. */
final class ListReader {

    private static final int MIN_HOMOPHONE_LENGTH = 2;
    private static final int MIN_SUSPECT_HOMOPHONE = 4;
    private static final int MIN_PLURAL = 4;
    private static final int MIN_PINYIN = 6;
    private static final int MAX_INITIALED = 4;

    private ListReader() {}

    /** @param disguises what is written in the place of other characters */
    static Prohibited prohibited(Section top, Disguises disguises) {
        var terms = new HashMap<String, Term>();
        var numbered = new HashMap<String, Term>();
        for (var section : top.sections("subjects")) {
            var subject = new Subject(section.text("code"), text(section), licensed(section));
            add(terms, section, "words", Effect.REJECT, subject);
            add(terms, section, "suspects", Effect.SUSPECT, subject);
            add(terms, deals(section), Effect.SUSPECT, subject);
            add(terms, section, "harmless", Effect.HARMLESS, subject);
            add(numbered, section, "numbered", Effect.SUSPECT, subject);
        }
        var visible = new HashMap<>(terms);
        visible.values().removeIf(term -> term.effect() == Effect.HARMLESS);
        return new Prohibited(
                Phrases.of(terms, Folding::plain),
                Phrases.of(visible, Folding::skeleton),
                Phrases.of(homophones(visible.values()), UnaryOperator.identity()),
                Phrases.of(numbered, Folding::plain),
                heads(top),
                disguises);
    }

    private static Set<String> heads(Section top) {
        return top.has("heads")
                ? folding(top, "heads").stream().map(Folding::plain).collect(Collectors.toSet())
                : Set.of();
    }

    private static Map<String, List<Term>> homophones(Collection<Term> terms) {
        return terms.stream()
                .filter(term -> isChinese(term.phrase()))
                .filter(term -> term.effect() == Effect.REJECT || term.phrase().length() >= MIN_SUSPECT_HOMOPHONE)
                .distinct()
                .collect(Collectors.groupingBy(term -> Pinyin.fold(Folding.plain(term.phrase()))));
    }

    private static Phrases<Boolean> licensed(Section subject) {
        var words = subject.has("licensed") ? folding(subject, "licensed") : List.<String>of();
        return Phrases.of(words.stream().collect(Collectors.toMap(word -> word, word -> true)), Folding::plain);
    }

    static boolean isChinese(String phrase) {
        return phrase.length() >= MIN_HOMOPHONE_LENGTH && phrase.chars().allMatch(Character::isIdeographic);
    }

    /** Each entry is the character that is read, an equals sign, and what is written in its place, between commas. */
    static Disguises disguises(Section top) {
        var readings = new HashMap<String, String>();
        for (var key : List.of("signs", "characters", "sequences")) {
            for (var entry : top.texts(key)) {
                int sign = entry.indexOf('=');
                if (sign < 1 || sign == entry.length() - 1) {
                    top.fault(
                            key, "has " + entry + "; expected a character, an equals sign and what is written for it");
                    continue;
                }
                for (var written : entry.substring(sign + 1).split(" ", -1)) {
                    readings.put(written, entry.substring(0, sign));
                }
            }
        }
        readings.remove("");
        return Disguises.of(readings);
    }

    private static void add(Map<String, Term> terms, Section section, String key, Effect effect, Subject subject) {
        if (section.has(key)) {
            add(terms, folding(section, key), effect, subject);
        }
    }

    /** Each good or messenger with each word for dealing in it, before or after it. */
    private static List<String> deals(Section subject) {
        if (!subject.has("dealing")) {
            return List.of();
        }
        var dealing = folding(subject, "dealing");
        return folding(subject, subject.has("goods") ? "goods" : "numbered").stream()
                .flatMap(good -> dealing.stream().flatMap(deal -> Stream.of(deal + good, good + deal)))
                .toList();
    }

    private static void add(Map<String, Term> terms, List<String> phrases, Effect effect, Subject subject) {
        for (var phrase : phrases) {
            var folded = Folding.plain(phrase);
            boolean latin = folded.charAt(0) < 0x80;
            terms.merge(folded, new Term(phrase, effect, latin, subject), ListReader::surer);
            if (latin && effect != Effect.HARMLESS && phrase.length() >= MIN_PLURAL && !phrase.endsWith("s")) {
                terms.putIfAbsent(folded + 's', new Term(phrase + 's', effect, true, subject));
            }
            if (effect == Effect.REJECT && isChinese(phrase)) {
                inLetters(folded)
                        .forEach(written ->
                                terms.putIfAbsent(written, new Term(phrase, Effect.SUSPECT, false, subject)));
            }
        }
    }

    /** A word that rejects counts before one that refers, of the same effect the first. */
    private static Term surer(Term known, Term added) {
        return known.effect() == Effect.SUSPECT && added.effect() == Effect.REJECT ? added : known;
    }

    /** A Chinese word in Latin letters, and a short one with the initial of one syllable in the place of a character. */
    private static List<String> inLetters(String word) {
        var written = new ArrayList<String>();
        var letters = Pinyin.letters(word);
        if (letters.length() >= MIN_PINYIN) {
            written.add(letters);
        }
        for (int i = 0; i < word.length() && word.length() <= MAX_INITIALED; i++) {
            char initial = Pinyin.letters(word.substring(i, i + 1)).charAt(0);
            written.add(word.substring(0, i) + initial + word.substring(i + 1));
        }
        return written;
    }

    static List<String> protectedNames(Section top) {
        return folding(top, "names");
    }

    static Stores stores(Section top) {
        return new Stores(Set.copyOf(top.texts("hosts")), Set.copyOf(top.texts("test_downloads")));
    }

    static Set<String> suffixes(Section top) {
        return new HashSet<>(top.texts("suffixes"));
    }

    static CompanyWords companyWords(Section top) {
        var shortForms = new HashMap<String, String>();
        for (var form : top.sections("short_forms")) {
            shortForms.put(form.text("full"), form.text("short"));
        }
        return new CompanyWords(
                top.texts("places"),
                top.texts("trades"),
                top.texts("legal_forms"),
                shortForms,
                top.texts("group_forms"));
    }

    static Papers papers(Section top) {
        return new Papers(
                byCode(top, "documents", DocumentType.class, DocumentType::code),
                text(top, "letter"),
                text(top, "owner"),
                byCode(top, "remarks", RemarkForm.class, RemarkForm::code),
                byCode(top, "names", NameForm.Characters.class, NameForm.Characters::code),
                text(top, "pictures"));
    }

    private static <E extends Enum<E>> Map<E, Text> byCode(
            Section top, String key, Class<E> type, Function<E, String> code) {
        var texts = new EnumMap<E, Text>(type);
        var section = top.section(key);
        if (section != null) {
            for (var value : type.getEnumConstants()) {
                texts.put(value, text(section, code.apply(value)));
            }
        }
        return texts;
    }

    static Text text(Section parent, String key) {
        var section = parent.section(key);
        return section == null ? new Text("", "") : text(section);
    }

    private static Text text(Section section) {
        return new Text(section.text("en"), section.text("zh"));
    }

    /** Phrases of which something is left when they are folded. */
    static List<String> folding(Section section, String key) {
        return section.texts(key).stream()
                .filter(phrase -> {
                    boolean empty = Folding.skeleton(phrase).isEmpty();
                    if (empty) {
                        section.fault(key, "holds " + phrase + ", of which folding leaves nothing");
                    }
                    return !empty;
                })
                .toList();
    }
}
