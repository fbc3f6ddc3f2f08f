package io.countersign.intake.tencent.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Fixtures;
import org.junit.jupiter.api.Test;

class CallLimiterTest {

    private final CallLimiter limiter = new CallLimiter(2, 1);

    @Test
    void boundsTheCalls() {
        var first = limiter.tryAcquire(false).orElseThrow();
        var second = limiter.tryAcquire(false).orElseThrow();

        assertThat(limiter.tryAcquire(false)).isEmpty();

        first.close();
        second.close();

        assertThat(limiter.tryAcquire(false)).isPresent();
    }

    @Test
    void boundsLargeCallsFurther() {
        var large = limiter.tryAcquire(true).orElseThrow();

        assertThat(limiter.tryAcquire(true)).isEmpty();
        assertThat(limiter.tryAcquire(false)).isPresent();

        large.close();

        assertThat(limiter.tryAcquire(true)).isPresent();
    }

    @Test
    void boundsTheCallsOfEachAccount() {
        var permit = limiter.ofAccount(Fixtures.ACME);

        assertThatThrownBy(() -> limiter.ofAccount(Fixtures.ACME)).hasMessageContaining("RequestLimitExceeded");
        assertThatCode(() -> limiter.ofAccount(Fixtures.OTHER)).doesNotThrowAnyException();

        permit.close();

        assertThatCode(() -> limiter.ofAccount(Fixtures.ACME)).doesNotThrowAnyException();
    }
}
