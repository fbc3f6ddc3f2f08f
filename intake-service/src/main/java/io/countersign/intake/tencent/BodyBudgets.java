package io.countersign.intake.tencent;

import io.countersign.contracts.AccountId;
import io.countersign.intake.tencent.limit.BodyBudget;
import io.countersign.platform.web.body.CapacityLimiter;

/**
 * The memory for bodies of calls that are not authenticated yet: what is signed is the body. Calls by TC3 state a key pair
 * in a header, so their bodies count for its account; those by the older methods state it in the body, and share what is
 * small.
 */
final class BodyBudgets {

    /** What every connection may hold without being counted: more than any call without a picture needs. */
    static final int FREE = 8 * 1024;

    private static final long LEGACY_BYTES = 8L * 1024 * 1024;
    private static final int MAX_BODIES_PER_ACCOUNT = 2;
    private static final String ALL = "";

    private final CapacityLimiter ofAccounts;
    private final CapacityLimiter ofLegacyCalls = new CapacityLimiter(LEGACY_BYTES, LEGACY_BYTES);

    /** @param largestBodies so many bodies of the maximal size fit at once */
    BodyBudgets(int largestBodies) {
        long largest = TencentApiFilter.MAX_BODY_BYTES;
        this.ofAccounts =
                new CapacityLimiter(largestBodies * largest, Math.min(largestBodies, MAX_BODIES_PER_ACCOUNT) * largest);
    }

    BodyBudget of(AccountId account) {
        return new BodyBudget(ofAccounts, account.value(), 0);
    }

    BodyBudget ofUnknownCaller() {
        return new BodyBudget(ofLegacyCalls, ALL, FREE);
    }

    long used() {
        return ofAccounts.used() + ofLegacyCalls.used();
    }
}
