package io.countersign.review;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Counts the queue at most once a second, whatever number of pages and scrapes ask for it. A count takes time in proportion to the
 * queue: while one of the last {@link #MAX_AGE} is known, it is returned at once and replaced in the background.
 */
final class QueueStatisticsCache implements Supplier<QueueStatistics> {

    static final Duration REFRESH_INTERVAL = Duration.ofSeconds(1);
    static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final String QUEUE = "queue";

    private final LoadingCache<String, QueueStatistics> cache;

    QueueStatisticsCache(QueueStore queue, InstantSource clock) {
        this(queue, clock, Ticker.systemTicker());
    }

    QueueStatisticsCache(QueueStore queue, InstantSource clock, Ticker ticker) {
        cache = Caffeine.newBuilder()
                .ticker(ticker)
                .refreshAfterWrite(REFRESH_INTERVAL)
                .expireAfterWrite(MAX_AGE)
                .executor(Thread::startVirtualThread)
                .build(_ -> queue.statistics(clock.instant()));
    }

    @Override
    public QueueStatistics get() {
        return cache.get(QUEUE);
    }
}
