package io.countersign.rules.lookalike;

import io.countersign.rules.text.Folding;
import io.countersign.rules.text.LetterPairs;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * How names are compared for likeness. Two names that read the same, or are one edit apart, have at least one variant in
 * common: an index of the variants proposes names, and {@link #distance} decides.
 */
public final class NameComparison {

    private NameComparison() {}

    /** The hashes under which an index keeps a name, and by which it finds the names that are like it. */
    public static List<Long> variants(String name) {
        return readings(name).stream()
                .filter(folded -> !folded.isEmpty())
                .flatMapToLong(folded -> LongStream.of(Variants.of(folded)))
                .distinct()
                .boxed()
                .toList();
    }

    /** 0 if they read the same, 1 if they are one edit apart, else empty. */
    public static OptionalInt distance(String name, String other) {
        var others = readings(other);
        var own = readings(name).stream().filter(folded -> !folded.isEmpty()).toList();
        if (own.stream().anyMatch(others::contains)) {
            return OptionalInt.of(0);
        }
        return own.stream().anyMatch(folded -> isOneEditAwayFromAny(folded, others))
                ? OptionalInt.of(1)
                : OptionalInt.empty();
    }

    /** The name folded, and again as a hasty reader has it: {@code Barnes} is {@code Bames}, too. */
    static List<String> readings(String name) {
        var hasty = LetterPairs.hasty(name);
        var folded = Folding.skeleton(name);
        return hasty.equals(name) ? List.of(folded) : List.of(folded, Folding.skeleton(hasty));
    }

    static boolean isOneEditAwayFromAny(String folded, List<String> readings) {
        return readings.stream().anyMatch(other -> isOneEditAway(folded, other));
    }

    private static boolean isOneEditAway(String one, String other) {
        return Math.min(one.length(), other.length()) >= LookAlikes.MIN_LENGTH_FOR_EDITS
                && Math.max(one.length(), other.length()) <= LookAlikes.MAX_LENGTH_FOR_EDITS
                && EditDistance.atMostOne(one, other);
    }
}
