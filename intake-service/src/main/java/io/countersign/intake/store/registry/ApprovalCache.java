package io.countersign.intake.store.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.countersign.intake.domain.registry.SignatureRegistry;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Names that the registry has confirmed as approved; a refusal is not cached. The age of an answer counts from before it was read, so that
 * none is given that is older than {@link SignatureRegistry#MAX_AGE}.
 */
final class ApprovalCache {

    private final int maxSize;
    private final Ticker ticker;

    /** When each approval was read. */
    private volatile Cache<String, Long> approvals;

    /** @param maxSize how many approvals are kept */
    ApprovalCache(int maxSize, Ticker ticker) {
        this.maxSize = maxSize;
        this.ticker = ticker;
        this.approvals = empty();
    }

    private Cache<String, Long> empty() {
        return Caffeine.newBuilder()
                .maximumSize(maxSize)
                .ticker(ticker)
                .expireAfter(Expiry.creating((String _, Long readAt) -> remaining(readAt)))
                .build();
    }

    private Duration remaining(long readAt) {
        return SignatureRegistry.MAX_AGE.minusNanos(ticker.read() - readAt);
    }

    /** @param read asks the store */
    boolean isApproved(String content, Predicate<String> read) {
        var current = approvals;
        if (current.getIfPresent(content) != null) {
            return true;
        }
        long readAt = ticker.read();
        boolean approved = read.test(content);
        if (approved && remaining(readAt).isPositive()) {
            keep(current, content, readAt);
        }
        return approved;
    }

    /** What was read before a removal goes into the cache that was current then, which is not read any more. */
    private static void keep(Cache<String, Long> current, String content, long readAt) {
        current.put(content, readAt);
    }

    /** After a removal: every later answer is read anew. */
    void clear() {
        approvals = empty();
    }

    long size() {
        var current = approvals;
        current.cleanUp();
        return current.estimatedSize();
    }
}
