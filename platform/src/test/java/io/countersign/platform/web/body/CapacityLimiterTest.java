package io.countersign.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.web.body.CapacityLimiter.Lease;
import io.countersign.platform.web.body.CapacityLimiter.Refused;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityLimiterTest {

    private final CapacityLimiter limiter = new CapacityLimiter(10, 6);

    @Test
    void boundsEachCallerAndAllOfThem() {
        assertThat(limiter.tryAcquire("a", 6)).isInstanceOf(Lease.class);
        assertThat(limiter.tryAcquire("a", 1)).isEqualTo(Refused.CALLER_LIMIT);
        assertThat(limiter.tryAcquire("b", 5)).isEqualTo(Refused.TOTAL_LIMIT);
        assertThat(limiter.tryAcquire("b", 4)).isInstanceOf(Lease.class);
        assertThat(limiter.used()).isEqualTo(10);
    }

    @Test
    void aLeaseIsReleasedOnceAndLeavesNothing() {
        var lease = (Lease) limiter.tryAcquire("a", 6);
        var other = (Lease) limiter.tryAcquire("b", 4);

        lease.close();
        lease.close();

        assertThat(limiter.used()).isEqualTo(4);
        other.close();
        assertThat(limiter.used()).isZero();
        assertThat(limiter.callers()).isZero();
    }

    @Test
    void whatIsRefusedUsesNothing() {
        limiter.tryAcquire("a", 7);
        limiter.tryAcquire("b", 6);
        limiter.tryAcquire("c", 5);

        assertThat(limiter.used()).isEqualTo(6);
        assertThat(limiter.callers()).isEqualTo(1);
    }

    @Test
    void isExactUnderConcurrency() {
        var granted = IntStream.range(0, 100_000)
                .parallel()
                .filter(i -> {
                    var attempt = limiter.tryAcquire("caller-" + i % 7, 2);
                    if (attempt instanceof Lease lease) {
                        assertThat(limiter.used()).isLessThanOrEqualTo(10 + 2 * 64);
                        lease.close();
                        return true;
                    }
                    return false;
                })
                .count();

        assertThat(granted).isPositive();
        assertThat(limiter.used()).isZero();
        assertThat(limiter.callers()).isZero();
    }
}
