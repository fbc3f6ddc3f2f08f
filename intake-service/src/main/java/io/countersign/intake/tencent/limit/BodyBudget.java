package io.countersign.intake.tencent.limit;

import io.countersign.platform.web.body.CapacityLimiter;
import io.countersign.platform.web.body.CapacityLimiter.Lease;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes that one call's body may hold in memory. They are reserved before they are kept: all at once where the length is
 * announced by a call of a known key pair, else step by step as they arrive, so that a connection that announces much and
 * sends nothing holds nothing. Not thread-safe; a body arrives on one event loop.
 */
public final class BodyBudget implements AutoCloseable {

    private static final int STEP = 64 * 1024;

    private final CapacityLimiter bytes;
    private final String caller;
    private final List<Lease> leases = new ArrayList<>();
    private long reserved;
    private boolean isClosed;

    /** @param free bytes that are not counted */
    public BodyBudget(CapacityLimiter bytes, String caller, long free) {
        this.bytes = bytes;
        this.caller = caller;
        this.reserved = free;
    }

    /** Reserves what is missing; false if it is refused. */
    public synchronized boolean covers(long total) {
        if (total <= reserved) {
            return true;
        }
        long missing = Math.max(total - reserved, STEP);
        if (isClosed || !(bytes.tryAcquire(caller, missing) instanceof Lease lease)) {
            return false;
        }
        leases.add(lease);
        reserved += missing;
        return true;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        leases.forEach(Lease::close);
        leases.clear();
    }
}
