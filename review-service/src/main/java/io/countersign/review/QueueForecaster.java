package io.countersign.review;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.inbox.PaceStore;
import io.countersign.review.domain.inbox.QueueForecast;
import io.countersign.review.domain.queue.QueueStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Reads the queue's depth and pace at most every few seconds, whatever number of revisions is referred. */
final class QueueForecaster implements Supplier<QueueForecast> {

    private static final Duration TTL = Duration.ofSeconds(10);
    /** Review time over which the pace is measured: at nine in the morning it reaches into the evening before. */
    private static final Duration WINDOW = Duration.ofHours(2);

    private static final String QUEUE = "queue";

    private final LoadingCache<String, QueueForecast> cache;

    QueueForecaster(QueueStore queue, PaceStore pace, ReviewCalendar calendar, InstantSource clock) {
        cache = Caffeine.newBuilder().expireAfterWrite(TTL).build(_ -> {
            var now = clock.instant();
            long decided = pace.decisionsSince(calendar.minus(now, WINDOW));
            return new QueueForecast(queue.statistics(now).depth(), decided, WINDOW);
        });
    }

    @Override
    public QueueForecast get() {
        return cache.get(QUEUE);
    }
}
