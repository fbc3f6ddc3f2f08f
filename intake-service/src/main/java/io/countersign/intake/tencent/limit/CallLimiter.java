package io.countersign.intake.tencent.limit;

import io.countersign.contracts.AccountId;
import io.countersign.intake.tencent.call.TencentError;
import io.countersign.platform.web.body.CapacityLimiter;
import io.countersign.platform.web.body.CapacityLimiter.Lease;
import java.util.Optional;

/**
 * Bounds the calls that are processed at once, those of them with a large body, and those of each account. A call acquires
 * its permit when its body has arrived. What would only wait, or take memory that is not there, is refused.
 */
public final class CallLimiter {

    /** More bytes than this are a large body. */
    public static final int LARGE = 1024 * 1024;

    private static final int ACCOUNTS_SHARE = 4;
    private static final String ALL = "";

    private final CapacityLimiter calls;
    private final CapacityLimiter large;
    private final CapacityLimiter byAccount;

    /** An account has a quarter of the calls, and at least one. */
    public CallLimiter(int calls, int large) {
        this.calls = new CapacityLimiter(calls, calls);
        this.large = new CapacityLimiter(large, large);
        this.byAccount = new CapacityLimiter(calls, Math.max(1, calls / ACCOUNTS_SHARE));
    }

    /** What a call holds until it is closed. */
    public interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /** Empty if there is none. */
    public Optional<Permit> tryAcquire(boolean isLarge) {
        if (!(calls.tryAcquire(ALL, 1) instanceof Lease call)) {
            return Optional.empty();
        }
        if (!isLarge) {
            return Optional.of(call::close);
        }
        if (!(large.tryAcquire(ALL, 1) instanceof Lease largeCall)) {
            call.close();
            return Optional.empty();
        }
        return Optional.of(() -> {
            largeCall.close();
            call.close();
        });
    }

    /**
     * A permit of the account's own, after authentication.
     *
     * @throws TencentError {@code RequestLimitExceeded}
     */
    public Permit ofAccount(AccountId account) {
        if (byAccount.tryAcquire(account.value(), 1) instanceof Lease lease) {
            return lease::close;
        }
        throw new TencentError(
                "RequestLimitExceeded",
                "Too many calls of your account are in progress. Please reduce the number of concurrent calls.",
                "您的账号正在处理的请求过多，请减少并发请求。");
    }
}
