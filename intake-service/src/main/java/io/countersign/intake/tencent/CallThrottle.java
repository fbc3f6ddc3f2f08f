package io.countersign.intake.tencent;

import io.countersign.contracts.AccountId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many calls of an action and account in each second, at each instance; 0 means no limit. */
final class CallThrottle {

    private static final int FORGET_ABOVE = 10_000;

    private record Line(Action action, AccountId account) {}

    private record Count(long second, int calls) {}

    private final Map<Line, Count> counts = new ConcurrentHashMap<>();
    private final Map<Action, Integer> perSecond;
    private final InstantSource clock;

    CallThrottle(Map<Action, Integer> perSecond, InstantSource clock) {
        this.perSecond = Map.copyOf(perSecond);
        this.clock = clock;
    }

    /** @throws TencentError {@code RequestLimitExceeded} */
    void admit(Action action, AccountId account) {
        int limit = perSecond.getOrDefault(action, 0);
        if (limit == 0) {
            return;
        }
        long second = clock.instant().getEpochSecond();
        if (counts.size() > FORGET_ABOVE) {
            counts.values().removeIf(count -> count.second() < second);
        }
        int calls = counts.merge(new Line(action, account), new Count(second, 1), CallThrottle::more)
                .calls();
        if (calls > limit) {
            throw exceeded(calls, limit);
        }
    }

    int size() {
        return counts.size();
    }

    private static Count more(Count before, Count one) {
        return before.second() == one.second() ? new Count(one.second(), before.calls() + 1) : one;
    }

    private static TencentError exceeded(int calls, int limit) {
        return new TencentError(
                "RequestLimitExceeded",
                "Your current request times equals to `%d` in a second, which exceeds the frequency limit `%d` for a second. Please reduce the frequency of calls."
                        .formatted(calls, limit),
                "您当前每秒请求 `%d` 次，超过了每秒频率上限 `%d` 次，请稍后重试。".formatted(calls, limit));
    }
}
