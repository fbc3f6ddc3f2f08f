package io.countersign.rules.load;

import io.countersign.rules.data.GenericWords;
import io.countersign.rules.data.GenericWords.Kind;
import io.countersign.rules.text.Folding;
import io.countersign.rules.text.Phrases;
import io.countersign.rules.text.Pinyin;
import io.countersign.rules.yaml.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads the list of generic words and derives what is composed of its entries. */
final class GenericWordsReader {

    private static final int MIN_EXCHANGED_LENGTH = 4;
    private static final int MIN_SHORTENED_LENGTH = 7;
    private static final int MIN_PINYIN_CHARACTERS = 2;

    private GenericWordsReader() {}

    /** @param protectedNames well-known names, which no general word in them makes general */
    static GenericWords read(Section top, List<String> protectedNames) {
        var words = new LinkedHashMap<String, Kind>();
        var single = new HashSet<String>();
        for (var kind : Kind.values()) {
            for (var word : ListReader.folding(top, kind.name().toLowerCase(Locale.ROOT))) {
                words.putIfAbsent(Folding.plain(word), kind);
                if (kind == Kind.FILLER
                        ? isLatin(word) || word.length() == 2
                        : kind == Kind.PLACEHOLDER && isLatin(word)) {
                    single.add(word);
                }
            }
        }
        var nouns = new HashSet<String>();
        for (var group : top.has("combinations") ? top.sections("combinations") : List.<Section>of()) {
            addCombinations(group, words, nouns);
        }
        var markers = new HashMap<String, Boolean>();
        ListReader.folding(top, "markers").forEach(word -> markers.put(word, true));
        ListReader.folding(top, "unmarked").forEach(word -> markers.put(word, false));
        return new GenericWords(
                Phrases.of(words, UnaryOperator.identity()),
                Phrases.of(words, Folding::skeleton),
                Phrases.of(wellKnown(protectedNames, words), UnaryOperator.identity()),
                Phrases.of(pinyin(words), UnaryOperator.identity()),
                misspellings(single, words.keySet()),
                Phrases.of(markers, Folding::plain),
                nouns,
                alone(top),
                homophones(words));
    }

    private static Set<String> alone(Section top) {
        return top.has("alone")
                ? ListReader.folding(top, "alone").stream().map(Folding::plain).collect(Collectors.toSet())
                : Set.of();
    }

    /** Kinds of messages and placeholders of Chinese characters; of two characters only those beside which others stand. */
    private static Map<String, List<String>> homophones(Map<String, Kind> words) {
        return words.entrySet().stream()
                .filter(word -> ListReader.isChinese(word.getKey()))
                .filter(word -> switch (word.getValue()) {
                    case FILLER, MESSAGE -> true;
                    case PLACEHOLDER -> word.getKey().length() > MIN_PINYIN_CHARACTERS;
                    default -> false;
                })
                .collect(Collectors.groupingBy(
                        word -> Pinyin.fold(word.getKey()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static Map<String, Kind> wellKnown(List<String> names, Map<String, Kind> words) {
        return names.stream()
                .filter(ListReader::isChinese)
                .map(Folding::plain)
                .filter(name -> !words.containsKey(name))
                .collect(Collectors.toMap(UnaryOperator.identity(), name -> Kind.BROAD, (one, other) -> one));
    }

    /**
     * A determiner with a noun, such as 我的公司. In a group of names the nouns are what a placeholder represents: they
     * also count with a property (公司名称), with a number, and but for Latin ones alone. Elsewhere a property follows a
     * determiner and a noun.
     */
    private static void addCombinations(Section group, Map<String, Kind> words, Set<String> nouns) {
        var determiners = ListReader.folding(group, "determiners");
        var properties = ListReader.folding(group, "properties");
        boolean names = group.flag("names", false);
        for (var noun : ListReader.folding(group, "nouns")) {
            determiners.forEach(determiner -> add(words, determiner + noun));
            if (names) {
                nouns.add(Folding.plain(noun));
                properties.forEach(property -> add(words, noun + property));
                if (noun.charAt(0) >= 0x80) {
                    addNoun(words, noun);
                }
            } else {
                properties.forEach(
                        property -> determiners.forEach(determiner -> add(words, determiner + noun + property)));
            }
        }
    }

    /** A word that identifies no sender beside others is a placeholder in a combination. */
    private static void add(Map<String, Kind> words, String placeholder) {
        words.merge(
                Folding.plain(placeholder),
                Kind.PLACEHOLDER,
                (listed, added) -> listed == Kind.PARTICLE || listed == Kind.GENERIC ? added : listed);
    }

    private static void addNoun(Map<String, Kind> words, String noun) {
        words.merge(Folding.plain(noun), Kind.PLACEHOLDER, (listed, added) -> listed == Kind.PARTICLE ? added : listed);
    }

    private static Map<String, Kind> pinyin(Map<String, Kind> words) {
        var pinyin = new HashMap<String, Kind>();
        words.forEach((word, kind) -> {
            if (ListReader.isChinese(word) && word.length() >= MIN_PINYIN_CHARACTERS) {
                pinyin.merge(Pinyin.letters(word), kind, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        });
        return pinyin;
    }

    private static boolean isLatin(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static Set<String> misspellings(Set<String> placeholders, Set<String> listed) {
        var misspellings = new HashSet<String>();
        placeholders.forEach(word -> addMisspellings(word, misspellings));
        misspellings.removeAll(listed);
        return misspellings;
    }

    private static void addMisspellings(String word, Set<String> misspellings) {
        boolean latin = isLatin(word);
        if (latin ? word.length() >= MIN_EXCHANGED_LENGTH : word.length() == 2) {
            for (int i = 1; i < word.length(); i++) {
                misspellings.add(
                        word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1));
            }
        }
        for (int i = 1; latin && word.length() >= MIN_SHORTENED_LENGTH && i < word.length(); i++) {
            misspellings.add(word.substring(0, i) + word.substring(i + 1));
        }
    }
}
