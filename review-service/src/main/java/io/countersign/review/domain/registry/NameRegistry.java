package io.countersign.review.domain.registry;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.LookAlikes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** The approved names in memory, by what they look like and by whose they are. Accounts for trying out don't count. */
public final class NameRegistry {

    private static final long[] NONE = {};

    private final LookAlikes names = new LookAlikes();
    private final Map<AccountId, long[]> holders = new ConcurrentHashMap<>();

    public void put(ApprovedSignature approved) {
        if (approved.test()) {
            return;
        }
        names.put(approved.signature(), approved.account(), approved.name());
        if (approved.purpose() == Purpose.SELF_USE) {
            long id = approved.signature().value();
            holders.merge(approved.account(), new long[] {id}, NameRegistry::plus);
        }
    }

    public void remove(AccountId account, SignatureId signature) {
        names.remove(signature);
        holders.computeIfPresent(account, (_, held) -> without(held, signature.value()));
    }

    private static long[] plus(long[] held, long[] more) {
        return LongStream.concat(Arrays.stream(held), Arrays.stream(more))
                .distinct()
                .toArray();
    }

    private static long @org.jspecify.annotations.Nullable [] without(long[] held, long id) {
        var left = Arrays.stream(held).filter(one -> one != id).toArray();
        return left.length == 0 ? null : left;
    }

    List<Neighbour> near(String name, AccountId applicant) {
        return names.near(name, applicant);
    }

    List<Neighbour> within(String name, AccountId applicant) {
        return names.within(name, applicant);
    }

    /** Whether the account has a name of its own, not only others'. */
    boolean holdsForSelfUse(AccountId account) {
        return holders.getOrDefault(account, NONE).length > 0;
    }

    public int size() {
        return names.size();
    }
}
