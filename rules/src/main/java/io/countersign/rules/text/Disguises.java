package io.countersign.rules.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the place of other characters: signs and digits for letters, characters that sound or look alike,
 * split characters and syllables for characters. A name that has none of them has no second reading.
 */
public final class Disguises {

    private final Map<Integer, String> characters;
    private final Map<Integer, List<Sequence>> sequences;

    private record Sequence(String written, String read, int codePoints) {}

    private Disguises(Map<Integer, String> characters, Map<Integer, List<Sequence>> sequences) {
        this.characters = characters;
        this.sequences = sequences;
    }

    /** @param readings the character by what is written in its place; Latin syllables count beside a Chinese character only */
    public static Disguises of(Map<String, String> readings) {
        var characters = new HashMap<Integer, String>();
        var sequences = new HashMap<Integer, List<Sequence>>();
        readings.forEach((written, read) -> {
            int length = written.codePointCount(0, written.length());
            int first = written.codePointAt(0);
            if (length == 1) {
                characters.put(first, Folding.skeleton(read));
            } else {
                sequences
                        .computeIfAbsent(Character.toLowerCase(first), absent -> new ArrayList<>())
                        .add(new Sequence(written, Folding.skeleton(read), length));
            }
        });
        return new Disguises(Map.copyOf(characters), Map.copyOf(sequences));
    }

    /** The name's skeleton with what is disguised read as meant; null if nothing is. */
    public @Nullable FoldedName read(String name) {
        if (isPlainLatin(name)) {
            return null;
        }
        var builder = new FoldedNameBuilder(name.length());
        for (int i = 0; i < name.length(); ) {
            i += add(builder, name, i);
        }
        return builder.hasDisguised() ? builder.build(name, Folding.SKELETON) : null;
    }

    /** Latin letters and spaces alone are written in the place of nothing. */
    private static boolean isPlainLatin(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || (c != ' ' && !Character.isLetter(c))) {
                return false;
            }
        }
        return true;
    }

    private int add(FoldedNameBuilder builder, String name, int at) {
        int c = name.codePointAt(at);
        var sequence = sequenceAt(name, at, c);
        if (sequence != null) {
            builder.addDisguised(sequence.read(), c, sequence.codePoints());
            return sequence.written().length();
        }
        var read = reading(c);
        if (read != null) {
            builder.addDisguised(read, c, 1);
        } else {
            builder.add(c, Folding.SKELETON);
            if (isConfusable(c)) {
                builder.setDisguised();
            }
        }
        return Character.charCount(c);
    }

    private @Nullable String reading(int c) {
        var read = characters.get(c);
        return read != null || !Character.isIdeographic(c) ? read : characters.get(SimplifiedCharacters.of(c));
    }

    private @Nullable Sequence sequenceAt(String name, int at, int c) {
        Sequence longest = null;
        for (var sequence : sequences.getOrDefault(Character.toLowerCase(c), List.of())) {
            boolean longer = longest == null
                    || sequence.written().length() > longest.written().length();
            if (longer && isAt(name, at, sequence.written())) {
                longest = sequence;
            }
        }
        return longest;
    }

    private static boolean isAt(String name, int at, String written) {
        int end = at + written.length();
        if (!name.regionMatches(true, at, written, 0, written.length())) {
            return false;
        }
        return !written.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))
                || (!isLatin(name, at - 1) && !isLatin(name, end) && (isHan(name, at - 1) || isHan(name, end)));
    }

    private static boolean isLatin(String name, int at) {
        return at >= 0 && at < name.length() && name.charAt(at) < 0x80 && Character.isLetter(name.charAt(at));
    }

    private static boolean isHan(String name, int at) {
        return at >= 0 && at < name.length() && Character.isIdeographic(name.charAt(at));
    }

    /** Whether the character is no Latin letter but looks like one. */
    private static boolean isConfusable(int c) {
        if (c < 0x80 && !Character.isDigit(c)) {
            return false;
        }
        var plain = Folding.plain(Character.toString(c));
        var skeleton = Folding.skeleton(Character.toString(c));
        return !plain.isEmpty() && !skeleton.isEmpty() && !isLatin(plain, 0) && isLatin(skeleton, 0);
    }
}
