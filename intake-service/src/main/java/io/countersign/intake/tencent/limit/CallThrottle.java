package io.countersign.intake.tencent.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.contracts.AccountId;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.TencentError;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Limits the calls of each action and account in a second, at each instance; 0 means no limit. */
public final class CallThrottle {

    private static final int MAX_BUCKETS = 10_000;
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

    private record CallKey(Action action, AccountId account) {}

    private final Cache<CallKey, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(IDLE_TIMEOUT)
            .build();
    private final Map<Action, Integer> perSecond;
    private final TimeMeter time;

    public CallThrottle(Map<Action, Integer> perSecond, InstantSource clock) {
        this.perSecond = Map.copyOf(perSecond);
        this.time = new ClockTime(clock);
    }

    private record ClockTime(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** @throws TencentError {@code RequestLimitExceeded} */
    public void admit(Action action, AccountId account) {
        int limit = perSecond.getOrDefault(action, 0);
        if (limit == 0) {
            return;
        }
        var bucket = buckets.get(new CallKey(action, account), _ -> bucket(limit));
        if (!bucket.tryConsume(1)) {
            throw exceeded(limit);
        }
    }

    private Bucket bucket(int limit) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static TencentError exceeded(int limit) {
        return new TencentError(
                "RequestLimitExceeded",
                "Your current request times equals to `%d` in a second, which exceeds the frequency limit `%d` for a second. Please reduce the frequency of calls."
                        .formatted(limit + 1, limit),
                "您当前每秒请求 `%d` 次，超过了每秒频率上限 `%d` 次，请稍后重试。".formatted(limit + 1, limit));
    }
}
