package io.countersign.intake.tencent.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.intake.tencent.call.Action;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallThrottleTest {

    private static final AccountId ACME = Fixtures.ACME;

    private Instant now = Fixtures.NOON;
    private final CallThrottle throttle =
            new CallThrottle(Map.of(Action.ADD, 1, Action.MODIFY, 1, Action.SEND, 0), () -> now);

    @Test
    void eachAccountHasItsOwnSecond() {
        throttle.admit(Action.ADD, ACME);

        assertThatCode(() -> throttle.admit(Action.ADD, Fixtures.OTHER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.admit(Action.ADD, ACME)).hasMessageContaining("RequestLimitExceeded");
    }

    @Test
    void eachActionHasItsOwnSecond() {
        throttle.admit(Action.ADD, ACME);

        assertThatCode(() -> throttle.admit(Action.MODIFY, ACME)).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.admit(Action.MODIFY, ACME)).hasMessageContaining("RequestLimitExceeded");
    }

    @Test
    void noughtAndNothingAreNoLimit() {
        for (int i = 0; i < 100; i++) {
            throttle.admit(Action.SEND, ACME);
            throttle.admit(Action.DELETE, ACME);
        }

        assertThat(throttle.size()).isZero();
    }

    @Test
    void theNextSecondHasCallsOfItsOwn() {
        throttle.admit(Action.ADD, ACME);

        now = now.plusSeconds(1);

        assertThatCode(() -> throttle.admit(Action.ADD, ACME)).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.admit(Action.ADD, ACME)).hasMessageContaining("RequestLimitExceeded");
    }

    @Test
    void theMemoryForAccountsIsBounded() {
        for (int i = 0; i <= 12_000; i++) {
            throttle.admit(Action.ADD, new AccountId("account-" + i));
        }

        assertThat(throttle.size()).isLessThanOrEqualTo(10_000);
    }
}
