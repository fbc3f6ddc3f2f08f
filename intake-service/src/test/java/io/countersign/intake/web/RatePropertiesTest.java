package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.RateProperties.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatePropertiesTest {

    private static final long SECOND = 1_000_000_000L;

    private final RateProperties rates = new RateProperties(10, 20, 100, 200, 30, 40, 5, 6, 7, 8);

    @Test
    void aPlatformHasItsOwn() {
        assertThat(rates.policy(Kind.SUBMIT, false)).isEqualTo(new Policy("submit", 10, 20));
        assertThat(rates.policy(Kind.SUBMIT, true)).isEqualTo(new Policy("submit", 100, 200));
        assertThat(rates.policy(Kind.READ, false)).isEqualTo(new Policy("read", 30, 40));
        assertThat(rates.policy(Kind.READ, true)).isEqualTo(new Policy("read", 100, 200));
        assertThat(rates.policy(Kind.UPLOAD, false)).isEqualTo(new Policy("upload", 5, 6));
        assertThat(rates.policy(Kind.UPLOAD, true)).isEqualTo(new Policy("upload", 50, 60));
        assertThat(rates.policy(Kind.EVALUATE, false)).isEqualTo(new Policy("evaluate", 7, 8));
        assertThat(rates.policy(Kind.EVALUATE, true)).isEqualTo(new Policy("evaluate", 70, 80));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new RateProperties(0, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateProperties(5, 4, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBucketGivesItsBurstAndThenItsRate() {
        var bucket = new TokenBucket(new Policy("submit", 2, 3), 0);

        assertThat(bucket.take(0)).isEqualTo(2);
        assertThat(bucket.take(0)).isEqualTo(1);
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(-1);
        assertThat(bucket.take(SECOND)).isEqualTo(1);
        assertThat(bucket.isFull(SECOND)).isFalse();
        assertThat(bucket.isFull(9 * SECOND)).isTrue();
    }

    @Test
    void aStreamWaitsForWhatItTakes() {
        var bucket = new TokenBucket(new Policy("submit", 100, 100), 0);

        assertThat(bucket.takeAndWait(100, 0)).isZero();
        assertThat(bucket.takeAndWait(50, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.takeAndWait(50, SECOND)).isZero();
    }
}
