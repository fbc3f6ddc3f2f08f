package io.countersign.review.domain;

import io.countersign.contracts.AccountId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of one picture.
 *
 * @param seen accounts that applied with it
 * @param forged accounts in whose application a reviewer found it forged
 */
public record SightedImage(String sha256, Set<AccountId> seen, Set<AccountId> forged) {

    public SightedImage {
        seen = Collections.unmodifiableSet(new TreeSet<>(seen));
        forged = Collections.unmodifiableSet(new TreeSet<>(forged));
    }

    static SightedImage unknown(String sha256) {
        return new SightedImage(sha256, Set.of(), Set.of());
    }

    SightedImage plus(SightedImage more) {
        return new SightedImage(sha256, union(seen, more.seen), union(forged, more.forged));
    }

    private static Set<AccountId> union(Set<AccountId> some, Set<AccountId> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Whether it says nothing that the other does not. */
    boolean isWithin(SightedImage other) {
        return other.seen.containsAll(seen) && other.forged.containsAll(forged);
    }
}
