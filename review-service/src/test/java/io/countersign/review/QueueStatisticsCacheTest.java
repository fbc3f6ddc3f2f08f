package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.queue.QueueStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueueStatisticsCacheTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong depth = new AtomicLong(1);
    private final Semaphore counts = new Semaphore(1);
    private final QueueStatisticsCache cache =
            new QueueStatisticsCache(new CountingStore(), () -> Cases.NOW, nanos::get);

    /** Counts as often as it is permitted. */
    private final class CountingStore extends InMemoryCaseStore {

        @Override
        public synchronized QueueStatistics statistics(Instant now) {
            counts.acquireUninterruptibly();
            return new QueueStatistics(depth.get(), 0, null);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aCountIsSharedForASecond() {
        assertThat(cache.get().depth()).isEqualTo(1);
        depth.set(2);
        pass(QueueStatisticsCache.REFRESH_INTERVAL.minusMillis(1));

        assertThat(cache.get().depth()).isEqualTo(1);
    }

    @Test
    void noPageWaitsForACountThatReplacesAKnownOne() {
        assertThat(cache.get().depth()).isEqualTo(1);
        depth.set(2);
        pass(QueueStatisticsCache.REFRESH_INTERVAL.plusMillis(1));

        assertThat(cache.get().depth()).as("while the next count takes time").isEqualTo(1);

        counts.release();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(cache.get().depth()).isEqualTo(2));
    }

    @Test
    void aCountThatIsTooOldIsNotReturned() {
        assertThat(cache.get().depth()).isEqualTo(1);
        depth.set(2);
        pass(QueueStatisticsCache.MAX_AGE.plusMillis(1));
        counts.release();

        assertThat(cache.get().depth()).isEqualTo(2);
    }
}
