package io.countersign.review.domain.image;

import io.countersign.contracts.AccountId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pictures whose perceptual hashes have a band in common.
 *
 * @param pictures the first {@value #MAX_PICTURES}
 */
public record LikenessBand(String band, Set<Picture> pictures) {

    /** Enough for a reviewer; all copies of one printed form may have a band in common. */
    public static final int MAX_PICTURES = 16;

    public LikenessBand {
        pictures = Collections.unmodifiableSet(new TreeSet<>(pictures));
    }

    /**
     * A picture as an account applied with it.
     *
     * @param key by which it is recognised
     * @param likeness its perceptual hash in hex
     */
    public record Picture(String key, String likeness, AccountId account) implements Comparable<Picture> {

        @Override
        public int compareTo(Picture other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : account.compareTo(other.account);
        }
    }

    static LikenessBand unknown(String band) {
        return new LikenessBand(band, Set.of());
    }

    LikenessBand plus(LikenessBand more) {
        return new LikenessBand(
                band,
                Stream.concat(pictures.stream(), more.pictures.stream())
                        .distinct()
                        .limit(MAX_PICTURES)
                        .collect(Collectors.toSet()));
    }

    /** Whether this has nothing to add to what is known. */
    boolean isWithin(LikenessBand known) {
        return known.pictures.size() >= MAX_PICTURES || known.pictures.containsAll(pictures);
    }
}
