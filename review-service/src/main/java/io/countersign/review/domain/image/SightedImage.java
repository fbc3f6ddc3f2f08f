package io.countersign.review.domain.image;

import io.countersign.contracts.AccountId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one picture.
 *
 * @param key the digest of its pixels, or of its file where that is all that is known
 * @param seen accounts that applied with it, the first {@value #MAX_ACCOUNTS}
 * @param forged accounts in whose application a reviewer found it forged, the first {@value #MAX_ACCOUNTS}
 */
public record SightedImage(String key, Set<AccountId> seen, Set<AccountId> forged) {

    public SightedImage {
        seen = Collections.unmodifiableSet(new TreeSet<>(seen));
        forged = Collections.unmodifiableSet(new TreeSet<>(forged));
    }

    /** Enough for a reviewer; a picture may be in every application there is. */
    static final int MAX_ACCOUNTS = 20;

    static SightedImage unknown(String key) {
        return new SightedImage(key, Set.of(), Set.of());
    }

    SightedImage plus(SightedImage more) {
        return new SightedImage(key, union(seen, more.seen), union(forged, more.forged));
    }

    private static Set<AccountId> union(Set<AccountId> some, Set<AccountId> more) {
        return Stream.concat(some.stream(), more.stream())
                .distinct()
                .limit(MAX_ACCOUNTS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether this has nothing to add to what is known. */
    boolean isWithin(SightedImage known) {
        return isWithin(seen, known.seen) && isWithin(forged, known.forged);
    }

    private static boolean isWithin(Set<AccountId> some, Set<AccountId> known) {
        return known.size() >= MAX_ACCOUNTS || known.containsAll(some);
    }
}
