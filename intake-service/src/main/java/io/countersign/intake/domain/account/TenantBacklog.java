package io.countersign.intake.domain.account;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The revisions of each tenant that this instance has appended and that still wait for their automatic decision: an outcome,
 * or the hand-over to a reviewer. A tenant is the account's platform, else the account. The limit keeps one tenant from
 * filling the partitions that others share.
 *
 * <p>It is kept in memory and starts empty. A revision counts for at most ten minutes, so that one whose decision this
 * instance does not see is not counted for good. Thread-safe.
 */
public final class TenantBacklog {

    static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(1);

    private final int limit;
    private final InstantSource clock;
    private final Map<String, LinkedHashMap<RevisionId, Instant>> waiting = new HashMap<>();
    private final Map<RevisionId, String> tenants = new HashMap<>();

    public TenantBacklog(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts nothing and refuses nothing. */
    public static TenantBacklog unlimited() {
        return new TenantBacklog(Integer.MAX_VALUE, InstantSource.system());
    }

    private record RevisionId(SignatureId signature, int revision) {}

    /** Counts the revision; false if the tenant has as many as it may have. */
    public synchronized boolean tryAdd(AccountSnapshot account, SignatureId signature, int revision) {
        if (isFull(account)) {
            return false;
        }
        add(account, signature, revision);
        return true;
    }

    public synchronized boolean isFull(AccountSnapshot account) {
        var entries = waiting.get(tenant(account));
        if (entries == null || entries.size() < limit) {
            return false;
        }
        removeExpired(entries);
        return entries.size() >= limit;
    }

    /**
     * How long the tenant should wait before it submits again: as long as its oldest revision has waited already, from one
     * second to one minute. Revisions are decided in their order, so the oldest makes room first.
     */
    public synchronized Duration retryAfter(AccountSnapshot account) {
        var entries = waiting.get(tenant(account));
        if (entries == null || entries.isEmpty()) {
            return MIN_RETRY_AFTER;
        }
        var age = Duration.between(entries.firstEntry().getValue(), clock.instant());
        return Collections.min(List.of(MAX_RETRY_AFTER, Collections.max(List.of(MIN_RETRY_AFTER, age))));
    }

    /** Counts the revision, whatever the limit is. */
    public synchronized void add(AccountSnapshot account, SignatureId signature, int revision) {
        if (limit < Integer.MAX_VALUE) {
            var id = new RevisionId(signature, revision);
            var tenant = tenant(account);
            waiting.computeIfAbsent(tenant, _ -> new LinkedHashMap<>()).put(id, clock.instant());
            tenants.put(id, tenant);
        }
    }

    /** The revision is decided, or does not come to be. Unknown ones are ignored. */
    public synchronized void remove(SignatureId signature, int revision) {
        var id = new RevisionId(signature, revision);
        var tenant = tenants.remove(id);
        if (tenant != null) {
            waiting.computeIfPresent(tenant, (_, entries) -> {
                entries.remove(id);
                return entries.isEmpty() ? null : entries;
            });
        }
    }

    /** Revisions of all tenants. */
    public synchronized int size() {
        return tenants.size();
    }

    private void removeExpired(Map<RevisionId, Instant> entries) {
        var expiry = clock.instant().minus(MAX_AGE);
        Iterator<Map.Entry<RevisionId, Instant>> oldest = entries.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (!entry.getValue().isBefore(expiry)) {
                return;
            }
            oldest.remove();
            tenants.remove(entry.getKey());
        }
    }

    private static String tenant(AccountSnapshot account) {
        return account.platform() == null ? "account/" + account.id() : "platform/" + account.platform();
    }
}
