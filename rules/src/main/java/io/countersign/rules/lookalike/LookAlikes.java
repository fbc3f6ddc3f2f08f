package io.countersign.rules.lookalike;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The approved names of all accounts, by what they look like. ApprovedNames are found that fold to the same skeleton or are one
 * edit away from it. Threads may change and ask at once; who asks sees each name wholly or not at all.
 */
public final class LookAlikes {

    /** Shorter names are compared as wholes only: one character of three is no small difference. */
    public static final int MIN_LENGTH_FOR_EDITS = 4;

    /** Names that folding has made longer than a name may be are compared as wholes only. */
    static final int MAX_LENGTH_FOR_EDITS = 64;

    private static final int SHARDS = 256;
    private static final int MAX_FOUND = 20;
    private static final int MAX_EXAMINED = 2_000;

    private final ApprovedNames names = new ApprovedNames();
    private final Postings[] shards = new Postings[SHARDS];
    private final Object[] locks = new Object[64];
    private final AtomicInteger size = new AtomicInteger();

    public LookAlikes() {
        Arrays.setAll(shards, i -> new Postings());
        Arrays.setAll(locks, i -> new Object());
    }

    /** Adds an approved name, in place of the one that the signature had before. */
    public void put(SignatureId signature, AccountId account, String name) {
        synchronized (lock(signature)) {
            var old = numbered(signature);
            if (old != null && old.entry().equals(new ApprovedNames.Entry(signature, account, name))) {
                return;
            }
            if (old != null) {
                forget(old);
            }
            int number = names.add(new ApprovedNames.Entry(signature, account, name));
            NameComparison.readings(name).forEach(folded -> {
                for (long hash : Variants.of(folded)) {
                    shard(hash).add(hash, number);
                }
            });
            long key = Variants.ofSignature(signature.value());
            shard(key).add(key, number);
            size.incrementAndGet();
        }
    }

    /** Forgets a signature that was deleted or retired. */
    public void remove(SignatureId signature) {
        synchronized (lock(signature)) {
            var old = numbered(signature);
            if (old != null) {
                forget(old);
            }
        }
    }

    public int size() {
        return size.get();
    }

    /** Other accounts' names that read like this one, the closest first, twenty at most. */
    public List<Neighbour> near(String name, AccountId applicant) {
        var found = new ArrayList<Neighbour>();
        NameComparison.readings(name).forEach(folded -> collect(folded, applicant, found));
        found.sort(Comparator.comparingInt(Neighbour::distance).thenComparing(Neighbour::signature));
        return found.stream().distinct().limit(MAX_FOUND).toList();
    }

    /** Other accounts' names that are a word or a run of words of this one, twenty at most, the longest first. */
    public List<Neighbour> within(String name, AccountId applicant) {
        var found = new ArrayList<Neighbour>();
        for (var run : WordRuns.of(FoldedName.of(name))) {
            long hash = Variants.whole(run);
            shard(hash).find(hash, number -> {
                var entry = names.get(number);
                if (entry != null
                        && !entry.account().equals(applicant)
                        && Folding.skeleton(entry.name()).equals(run)) {
                    found.add(new Neighbour(entry.signature(), entry.account(), entry.name(), 0));
                }
                return found.size() < MAX_FOUND;
            });
            if (found.size() >= MAX_FOUND) {
                break;
            }
        }
        return found.stream().distinct().toList();
    }

    private void collect(String folded, AccountId applicant, List<Neighbour> found) {
        if (folded.isEmpty()) {
            return;
        }
        var seen = new HashSet<Integer>();
        var hashes = Variants.of(folded);
        for (int i = hashes.length - 1; i >= 0 && found.size() < MAX_FOUND; i--) {
            long hash = hashes[i];
            shard(hash).find(hash, number -> {
                var neighbour = seen.add(number) ? neighbour(number, folded, applicant) : null;
                if (neighbour != null) {
                    found.add(neighbour);
                }
                return found.size() < MAX_FOUND && seen.size() < MAX_EXAMINED;
            });
        }
    }

    private @Nullable Neighbour neighbour(int number, String folded, AccountId applicant) {
        var entry = names.get(number);
        if (entry == null || entry.account().equals(applicant)) {
            return null;
        }
        var readings = NameComparison.readings(entry.name());
        int distance = readings.contains(folded) ? 0 : 1;
        boolean near = distance == 0 || NameComparison.isOneEditAwayFromAny(folded, readings);
        return near ? new Neighbour(entry.signature(), entry.account(), entry.name(), distance) : null;
    }

    private record Numbered(int number, ApprovedNames.Entry entry) {}

    private @Nullable Numbered numbered(SignatureId signature) {
        long key = Variants.ofSignature(signature.value());
        var found = new ArrayList<Numbered>(1);
        shard(key).find(key, number -> {
            var entry = names.get(number);
            if (entry != null && entry.signature().equals(signature)) {
                found.add(new Numbered(number, entry));
            }
            return found.isEmpty();
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private void forget(Numbered old) {
        NameComparison.readings(old.entry().name()).forEach(folded -> {
            for (long hash : Variants.of(folded)) {
                shard(hash).remove(hash, old.number());
            }
        });
        long key = Variants.ofSignature(old.entry().signature().value());
        shard(key).remove(key, old.number());
        names.remove(old.number());
        size.decrementAndGet();
    }

    private Postings shard(long hash) {
        return shards[(int) hash & (SHARDS - 1)];
    }

    private Object lock(SignatureId signature) {
        return locks[(int) (signature.value() % locks.length)];
    }
}
