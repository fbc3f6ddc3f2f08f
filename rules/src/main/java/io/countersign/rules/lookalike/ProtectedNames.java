package io.countersign.rules.lookalike;

import io.countersign.rules.text.Disguises;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Folding;
import io.countersign.rules.text.LetterPairs;
import io.countersign.rules.text.Phrases;
import io.countersign.rules.text.Pinyin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Well-known names: a human decides on names that are close to one or contain one. */
public final class ProtectedNames {

    private static final int MIN_ACRONYM_LENGTH = 3;
    private static final int MAX_AMBIGUOUS_LENGTH = 2;
    private static final int MAX_HOMOPHONE_LENGTH = 6;

    private final int likeness;
    private final Disguises disguises;
    private final Phrases<Entry> inside;
    private final Map<Long, List<Entry>> variants = new HashMap<>();
    private final Map<String, List<Entry>> homophones = new HashMap<>();

    private record Entry(int number, String name, FoldedName folded, String plain, boolean latin, boolean acronym) {

        static Entry of(int number, String name) {
            var folded = FoldedName.of(name);
            return new Entry(
                    number,
                    name,
                    folded,
                    Folding.plain(name),
                    folded.compact().charAt(0) < 0x80,
                    name.chars().allMatch(Character::isUpperCase));
        }

        int length() {
            return folded.compact().length();
        }
    }

    private ProtectedNames(List<String> names, int likeness, Disguises disguises) {
        this.likeness = likeness;
        this.disguises = disguises;
        var bySkeleton = new HashMap<String, Entry>();
        for (int i = 0; i < names.size(); i++) {
            var entry = Entry.of(i, names.get(i));
            bySkeleton.putIfAbsent(entry.folded().compact(), entry);
            if (entry.length() >= (entry.latin() ? likeness + 1 : likeness)) {
                for (long hash : Variants.of(entry.folded().compact())) {
                    variants.computeIfAbsent(hash, absent -> new ArrayList<>(1)).add(entry);
                }
            }
            if (!entry.latin() && entry.plain().length() <= MAX_HOMOPHONE_LENGTH) {
                for (int at = 0; at < entry.plain().length(); at++) {
                    homophones
                            .computeIfAbsent(without(entry.plain(), at), absent -> new ArrayList<>(1))
                            .add(entry);
                }
            }
        }
        this.inside = Phrases.of(bySkeleton, phrase -> phrase);
    }

    /** @param likeness the folded length from which one edit makes no difference; one more for Latin letters */
    public static ProtectedNames of(List<String> names, int likeness, Disguises disguises) {
        return new ProtectedNames(names, likeness, disguises);
    }

    /** The protected name that this one is like, unless it is the entity's own; the first of the list if several are. */
    public @Nullable String like(
            String name, FoldedName folded, @Nullable FoldedName disguised, @Nullable FoldedName entity) {
        var found = new ArrayList<Entry>(2);
        collect(name, folded, found);
        var quickly = LetterPairs.hasty(name);
        if (!quickly.equals(name)) {
            collect(name, FoldedName.of(quickly), found);
        }
        if (disguised != null) {
            collect(name, disguised, found);
        }
        collectHomophones(Folding.plain(name), found);
        return found.stream()
                .filter(entry -> entity == null || !entity.contains(entry.folded()))
                .min(Comparator.comparingInt(Entry::number))
                .map(Entry::name)
                .orElse(null);
    }

    /** What is written in the place of other characters. */
    public Disguises disguises() {
        return disguises;
    }

    private void collect(String name, FoldedName reading, List<Entry> found) {
        inside.scan(reading.compact(), (from, to, entry) -> {
            if (isInside(entry, name, reading, from, to)) {
                found.add(entry);
            }
        });
        if (reading.compact().length() < likeness - 1) {
            return;
        }
        for (long hash : Variants.of(reading.compact())) {
            for (var entry : variants.getOrDefault(hash, List.of())) {
                if (EditDistance.atMostOne(reading.compact(), entry.folded().compact())) {
                    found.add(entry);
                }
            }
        }
    }

    /** A short Latin name counts by itself or as an acronym, a longer one as a word; a short Chinese one as a word. */
    private boolean isInside(Entry entry, String original, FoldedName name, int from, int to) {
        if (name.compact().length() == entry.length()) {
            return true;
        }
        if (!entry.latin()) {
            return entry.length() > MAX_AMBIGUOUS_LENGTH || name.disguisedIn(from, to) > 0 || name.isWords(from, to);
        }
        boolean word = entry.length() > likeness
                || (entry.acronym() && entry.length() >= MIN_ACRONYM_LENGTH && original.contains(entry.name()));
        return word && name.isWhole(from, to);
    }

    /** A Chinese name of the same length with one character that is pronounced the same; of two, with the same tone. */
    private void collectHomophones(String plain, List<Entry> found) {
        int length = plain.length();
        if (length < MAX_AMBIGUOUS_LENGTH || length > MAX_HOMOPHONE_LENGTH || plain.charAt(0) < 0x80) {
            return;
        }
        for (int at = 0; at < length; at++) {
            for (var entry : homophones.getOrDefault(without(plain, at), List.of())) {
                if (sounds(entry.plain().charAt(at), plain.charAt(at), length)) {
                    found.add(entry);
                }
            }
        }
    }

    /** The name with a gap in the place of one character. */
    private static String without(String plain, int at) {
        return plain.substring(0, at) + '_' + plain.substring(at + 1);
    }

    private static boolean sounds(char one, char other, int length) {
        return length > MAX_AMBIGUOUS_LENGTH ? Pinyin.isSame(one, other) : Pinyin.isSameWithTone(one, other);
    }
}
