package io.countersign.quota.domain.ledger;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an account's slots. A signature takes one slot as long as at least one of its revisions is held.
 *
 * @param version what the store's next write compares; 0 as long as nothing is stored
 * @param platform the platform that acted for the account when it last applied
 * @param held at most {@code limit} signatures, unless a lower limit came later, and {@value #MAX_HELD} revisions
 * @param settled the newest {@value #MEMORY}, oldest first
 * @param limitAct the operator's act that set the limit, if one did
 */
public record Ledger(
        AccountId account,
        long version,
        int limit,
        @Nullable String platform,
        List<Held> held,
        List<Settled> settled,
        @Nullable LimitChange limitAct) {

    /** How many settled revisions are remembered. */
    public static final int MEMORY = 100;

    /** The highest limit: a ledger is one document. */
    public static final int HIGHEST_LIMIT = 1000;

    /** Revisions held at once, of all signatures: so many keep the document below its limit of 1 MB. */
    public static final int MAX_HELD = 2_000;

    public Ledger {
        if (version < 0 || limit < 0 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("a limit is 0 to " + HIGHEST_LIMIT + ", a version is not negative");
        }
        held = List.copyOf(held);
        settled = List.copyOf(
                settled.size() <= MEMORY ? settled : settled.subList(settled.size() - MEMORY, settled.size()));
    }

    /** An account that has not applied yet. */
    public static Ledger fresh(AccountId account, int limit) {
        return new Ledger(account, 0, limit, null, List.of(), List.of(), null);
    }

    /** Slots taken: distinct signatures, whatever the number of their revisions. */
    public int used() {
        return (int) held.stream().map(Held::signature).distinct().count();
    }

    public boolean holds(SignatureId signature) {
        return held.stream().anyMatch(one -> one.signature().equals(signature));
    }

    public boolean holds(SignatureId signature, int revision) {
        return held.stream().anyMatch(one -> one.is(signature, revision));
    }

    public Optional<Settled> settled(SignatureId signature, int revision) {
        return settled.stream()
                .filter(one -> one.revision() == revision && one.signature().equals(signature))
                .findFirst();
    }

    /** Another signature of which any held revision has this name in this region. */
    public Optional<SignatureId> otherHolder(NameKey key, Region region, SignatureId signature) {
        return held.stream()
                .filter(one -> one.region() == region && one.key().equals(key))
                .map(Held::signature)
                .filter(other -> !other.equals(signature))
                .findFirst();
    }

    /** The signatures that take a slot, in the order in which they took it. */
    public List<Holder> holders() {
        return held.stream().map(Held::signature).distinct().map(this::holder).toList();
    }

    /** As it is once this version has been written. */
    public Ledger stored() {
        return new Ledger(account, version + 1, limit, platform, held, settled, limitAct);
    }

    Ledger actedForBy(@Nullable String newPlatform) {
        return new Ledger(account, version, limit, newPlatform, held, settled, limitAct);
    }

    Ledger hold(Held revision) {
        return withRevisions(appended(held, revision), settled);
    }

    Ledger settle(Settled.Refused revision) {
        return withRevisions(held, appended(settled, revision));
    }

    Ledger approve(SignatureId signature, int revision) {
        var marked = held.stream()
                .map(one -> one.is(signature, revision) ? one.approve() : one)
                .toList();
        return withRevisions(marked, settled);
    }

    Ledger release(SignatureId signature, int revision, Instant at) {
        return release(one -> one.is(signature, revision), at);
    }

    Ledger releaseAll(SignatureId signature, Instant at) {
        return release(one -> one.signature().equals(signature), at);
    }

    /** A lower limit evicts no signature. */
    public Ledger limitTo(int newLimit, String by, Instant at) {
        var act = new LimitChange(account, version + 1, by, at, limit, newLimit);
        return new Ledger(account, version, newLimit, platform, held, settled, act);
    }

    private Ledger release(Predicate<Held> which, Instant at) {
        var staying = held.stream().filter(which.negate()).toList();
        var remembered = new ArrayList<>(settled);
        held.stream()
                .filter(which)
                .map(one -> new Settled.Released(one.signature(), one.revision(), at))
                .forEach(remembered::add);
        return withRevisions(staying, remembered);
    }

    private Ledger withRevisions(List<Held> newHeld, List<Settled> newSettled) {
        return new Ledger(account, version, limit, platform, newHeld, newSettled, limitAct);
    }

    private Holder holder(SignatureId signature) {
        var own = held.stream().filter(one -> one.signature().equals(signature)).toList();
        var shown = own.stream().filter(Held::approved).findFirst().orElseGet(own::getLast);
        return new Holder(
                signature,
                shown.region(),
                shown.name(),
                own.stream().map(Held::revision).sorted().toList(),
                shown.approved(),
                own.stream().map(Held::since).min(Instant::compareTo).orElseThrow());
    }

    private static <T> List<T> appended(List<? extends T> list, T one) {
        var longer = new ArrayList<T>(list);
        longer.add(one);
        return longer;
    }
}
