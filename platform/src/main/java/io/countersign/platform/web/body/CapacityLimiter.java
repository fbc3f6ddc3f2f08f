package io.countersign.platform.web.body;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * BacklogLimits how much is in use at once, in total and for each caller: requests, streams or bytes. It never waits. Thread-safe;
 * it keeps a counter only for callers that use something.
 *
 * <p>Resilience4j's {@code Bulkhead} was considered: its permits have no weight, and it has no bound across several keys.
 */
public final class CapacityLimiter {

    private final long total;
    private final long perCaller;
    private final AtomicLong used = new AtomicLong();
    private final Map<String, Long> usedByCaller = new ConcurrentHashMap<>();

    public CapacityLimiter(long total, long perCaller) {
        this.total = total;
        this.perCaller = perCaller;
    }

    /** The result of {@link #tryAcquire}. */
    public sealed interface Attempt permits Lease, Refused {}

    /** Why nothing was acquired. */
    public enum Refused implements Attempt {
        /** The caller itself uses too much. */
        CALLER_LIMIT,
        /** All callers together use too much. */
        TOTAL_LIMIT
    }

    /** What a caller uses until it is closed; closing it again has no effect. */
    public final class Lease implements Attempt, AutoCloseable {

        private final String caller;
        private final long amount;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        private Lease(String caller, long amount) {
            this.caller = caller;
            this.amount = amount;
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                release(caller, amount);
            }
        }
    }

    /** Takes {@code amount} for the caller, or nothing. */
    public Attempt tryAcquire(String caller, long amount) {
        var isWithinLimit = new AtomicBoolean();
        usedByCaller.compute(caller, (_, before) -> {
            long after = (before == null ? 0 : before) + amount;
            isWithinLimit.set(after <= perCaller);
            return after <= perCaller ? (Long) after : before;
        });
        if (!isWithinLimit.get()) {
            return Refused.CALLER_LIMIT;
        }
        if (used.addAndGet(amount) > total) {
            release(caller, amount);
            return Refused.TOTAL_LIMIT;
        }
        return new Lease(caller, amount);
    }

    /** What all callers use now. */
    public long used() {
        return used.get();
    }

    /** How many callers use something now. */
    public int callers() {
        return usedByCaller.size();
    }

    private void release(String caller, long amount) {
        used.addAndGet(-amount);
        usedByCaller.computeIfPresent(caller, (_, before) -> remainder(before - amount));
    }

    private static @Nullable Long remainder(long amount) {
        return amount == 0 ? null : (Long) amount;
    }
}
